import { expect, test } from 'vitest';
import { fittingPortKeys, fittingPorts, fittingTypes, wireBetween, type WireEnd } from '../../../../src/editor/canvas/fitting';
import { addNode } from '../../../../src/editor/document/commands';
import { emptyDocument } from '../../../../src/runtime/graph/document';

const types = ['noise-source', 'generator', 'discriminator', 'image-output'];
const document = types.reduce((graph, type) => addNode(type, { x: 0, y: 0 })(graph), emptyDocument('test'));
const latent: WireEnd = { node: 'noise-source', side: 'output', port: 'latent' };
const images: WireEnd = { node: 'image-output', side: 'input', port: 'images' };

test('a latent fits the generator, and the discriminator only as a condition', () => {
  expect(fittingPorts(document, latent, 'generator')).toEqual(['latent', 'condition']);
  expect(fittingPorts(document, latent, 'discriminator')).toEqual(['condition']);
});

test('the port dragged from stays lit with those that fit', () => {
  const keys = fittingPortKeys(document, latent);
  expect(keys).toContain('noise-source output latent');
  expect(keys).toContain('generator input latent');
  expect(keys).not.toContain('discriminator input real');
});

test('a wire dragged backwards from an input looks for outputs', () => {
  expect(fittingPorts(document, images, 'generator')).toEqual(['images']);
});

test('only nodes that take the wire are offered', () => {
  const offered = fittingTypes(document, latent);
  expect(offered.get('generator')).toBe('latent');
  expect(offered.has('loss-chart')).toBe(false);
});

test('a wire runs from output to input whichever end was held', () => {
  const wire = { from: { node: 'generator', port: 'images' }, to: { node: 'image-output', port: 'images' } };
  expect(wireBetween(images, wire.from)).toEqual(wire);
  expect(wireBetween({ ...wire.from, side: 'output' }, wire.to)).toEqual(wire);
});
