import { expect, test } from 'vitest';
import { copyFragment, fragmentFromText, fragmentToText, moveFragment, paste } from '../../../../src/editor/document/clipboard';
import { edgeKey, emptyDocument, type GraphDocument } from '../../../../src/runtime/graph/document';

const node = (type: string) => ({ type, typeVersion: 1, params: { seed: 1 } });
const document: GraphDocument = {
  ...emptyDocument('test'),
  nodes: { noise: node('noise'), generator: node('generator'), viewer: node('viewer') },
  edges: [
    { from: { node: 'noise', port: 'samples' }, to: { node: 'generator', port: 'latent' } },
    { from: { node: 'generator', port: 'images' }, to: { node: 'viewer', port: 'images' } },
  ],
  layout: { noise: { x: 0, y: 100 }, generator: { x: 300, y: 50 }, viewer: { x: 600, y: 0 } },
};
const fragment = copyFragment(document, ['noise', 'generator']);

test('a copy has the wires between its nodes and no others', () => {
  expect(fragment.edges.map(edgeKey)).toEqual(['noise.samples>generator.latent']);
});

test('a paste gets free ids and its wires follow', () => {
  const { document: result, pasted } = paste(document, fragment);
  expect(pasted).toEqual(['noise-2', 'generator-2']);
  expect(result.edges.map(edgeKey).at(-1)).toBe('noise-2.samples>generator-2.latent');
  expect(result.nodes['noise-2']).toEqual(document.nodes['noise']);
});

test('a fragment moves as a whole', () => {
  const { layout } = moveFragment(fragment, { x: 10, y: 20 });
  expect(layout).toEqual({ noise: { x: 10, y: 70 }, generator: { x: 310, y: 20 } });
});

test('a fragment survives the clipboard as text', () => {
  const back = fragmentFromText(fragmentToText(document, fragment));
  expect(back?.nodes).toEqual(fragment.nodes);
  expect(back?.edges).toEqual(fragment.edges);
});

test('other text on the clipboard is no fragment', () => {
  expect(fragmentFromText('hello')).toBeNull();
  expect(fragmentFromText('{"format": "latentloom", "nodes":')).toBeNull();
});
