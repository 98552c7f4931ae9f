import { expect, it } from 'vitest';
import { checkConnection } from '../../../../src/runtime/compile/connect';
import { gan, layer, rewired, wire, withNode } from './documents';

const extra = withNode(withNode(gan(), 'extra', 'generator'), 'apply', 'apply-network');

it.each(gan().edges.map((edge) => [`${edge.from.node}.${edge.from.port}`, `${edge.to.node}.${edge.to.port}`]))('lets %s be drawn to %s', (from, to) => {
  expect(checkConnection(rewired(gan(), to), wire(from, to))).toBeNull();
});

it.each([
  ['noise.latent', 'discriminator.fake', 'wire-shape-mismatch', '100', 'H×W×C'],
  ['discriminator.realLogits', 'samples.images', 'wire-shape-mismatch', '1', 'H×W×C'],
  ['digits.labels', 'trainer.realLogits', 'wire-shape-mismatch', 'scalar', '1'],
  ['generator.network', 'samples.images', 'wire-kind-mismatch', '100 → 28×28×1', 'H×W×C'],
  ['trainer.metrics', 'samples.images', 'wire-kind-mismatch', 'metrics', 'H×W×C'],
  ['noise.latent', 'apply.network', 'wire-kind-mismatch', '100', 'any → any'],
])('refuses %s to %s and names both shapes and both types', (from, to, code, given, expected) => {
  const edge = wire(from, to);
  const values = { from: edge.from.node, to: edge.to.node, fromType: extra.nodes[edge.from.node]!.type, toType: extra.nodes[edge.to.node]!.type, given, expected };
  const problem = checkConnection({ ...extra, edges: extra.edges.filter(({ to: end }) => end.port !== 'real') }, edge);
  expect(problem).toMatchObject({ code, severity: 'error', node: edge.to.node, port: edge.to.port, values });
});

it('holds the second picture to the size of the first', () => {
  const document = gan({ generator: { layers: [layer('dense', { units: 12 }), layer('reshape', { shape: '2x2x3' })] } });
  const problem = checkConnection(rewired(document, 'discriminator.fake'), wire('generator.images', 'discriminator.fake'));
  expect(problem).toMatchObject({ code: 'wire-shape-mismatch', values: { given: '2×2×3', expected: '28×28×1', fromType: 'generator', toType: 'discriminator' } });
});

it('finds a misfit that a wire causes further down', () => {
  const photos = withNode(withNode(gan(), 'score', 'apply-network'), 'photos', 'dataset', { source: '32x32x3:photos' });
  const scored = rewired(photos, 'discriminator.real', wire('discriminator.network', 'score.network'), wire('photos.images', 'score.input'));
  const open = rewired(scored, 'discriminator.fake');
  expect(checkConnection(open, wire('digits.images', 'discriminator.real'))).toMatchObject({ code: 'network-input-misfit', node: 'score' });
});

it('does not blame a wire for a misfit that was there before', () => {
  const broken = gan({ digits: { source: '32x32x3:photos' } });
  expect(checkConnection(broken, wire('trainer.metrics', 'losses.metrics'))).toBeNull();
});

it('refuses a wire that closes a circle', () => {
  const applied = rewired(extra, '', wire('generator.network', 'apply.network'), wire('generator.images', 'apply.input'));
  expect(checkConnection(applied, wire('apply.output', 'generator.latent'))).toMatchObject({ code: 'wire-closes-cycle', values: { from: 'apply', to: 'generator' } });
  expect(checkConnection(applied, wire('apply.output', 'apply.input'))).toMatchObject({ code: 'wire-closes-cycle' });
});

it.each(['generator.toString', 'ghost.latent', 'generator.sound'])('refuses a wire to %s', (to) => {
  expect(checkConnection(gan(), wire('noise.latent', to))).toMatchObject({ code: 'wire-to-nowhere' });
});

it.each(['ghost.latent', 'noise.toString', 'noise.sound'])('refuses a wire from %s', (from) => {
  expect(checkConnection(extra, wire(from, 'extra.latent'))?.code).toMatch(/^wire-(to-nowhere|from-unknown-port)$/);
});

it('lets a wire take the place of another', () => {
  const document = withNode(gan(), 'noise2', 'noise-source', { dim: 64 });
  expect(checkConnection(document, wire('noise2.latent', 'generator.latent'))).toBeNull();
});

it('judges a wire that takes a place without the one that was there', () => {
  const document = gan({ generator: { layers: [layer('dense', { units: 12 }), layer('reshape', { shape: '2x2x3' })] } });
  const free = rewired(document, 'discriminator.real');
  expect(checkConnection(free, wire('digits.images', 'discriminator.fake'))).toBeNull();
});
