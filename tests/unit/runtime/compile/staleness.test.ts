import { expect, it } from 'vitest';
import { structuralHashes } from '../../../../src/runtime/compile/staleness';
import type { GraphDocument, Json, NodeId } from '../../../../src/runtime/graph/document';
import { gan, rewired, wire, withNode } from './documents';

const base = structuralHashes(gan());

/** Nodes whose hash is another than in the shipped GAN. */
const stale = (document: GraphDocument) => Object.entries(structuralHashes(document)).flatMap(([id, hash]) => (hash === base[id] ? [] : [id])).toSorted();

it.each<[NodeId, Record<string, Json>, NodeId[]]>([
  ['noise', { seed: 9 }, ['discriminator', 'generator', 'losses', 'noise', 'samples', 'trainer']],
  ['digits', { range: 'minusOneToOne' }, ['digits', 'discriminator', 'losses', 'trainer']],
  ['generator', { seed: 9 }, ['discriminator', 'generator', 'losses', 'samples', 'trainer']],
  ['discriminator', { seed: 9 }, ['discriminator', 'losses', 'trainer']],
  ['trainer', { steps: 5 }, ['losses', 'trainer']],
  ['samples', { range: 'zeroToOne' }, ['samples']],
  ['losses', { logScale: true }, ['losses']],
])('makes exactly what depends on %s stale when it changes', (node, params, expected) => {
  expect(stale(gan({ [node]: params }))).toEqual(expected);
});

it('makes every user of the weights stale when the checkpoint changes', () => {
  expect(stale(gan({ trainer: { checkpoint: 'abc' } }))).toEqual(['discriminator', 'generator', 'losses', 'samples', 'trainer']);
});

it('leaves all as it is when nodes move or the graph gets another name', () => {
  const document = gan();
  const moved = { ...document, layout: { ...document.layout, noise: { x: -500, y: 3 } }, meta: { name: 'Other' } };
  expect(stale(moved)).toEqual([]);
});

it('does not depend on the order of nodes, wires and parameters', () => {
  const document = gan();
  const nodes = Object.fromEntries(Object.entries(document.nodes).toReversed().map(([id, node]) => [id, { ...node, params: Object.fromEntries(Object.entries(node.params).toReversed()) }]));
  expect(stale({ ...document, nodes, edges: document.edges.toReversed() })).toEqual([]);
});

it('takes a missing parameter for its default', () => {
  const document = gan();
  const { dim: _dim, ...params } = document.nodes.noise!.params;
  expect(stale({ ...document, nodes: { ...document.nodes, noise: { ...document.nodes.noise!, params } } })).toEqual([]);
});

it('sees a wire that is gone, and one that enters another port', () => {
  expect(stale(rewired(gan(), 'samples.images'))).toEqual(['samples']);
  const swapped = rewired(rewired(gan(), 'discriminator.real'), 'discriminator.fake', wire('digits.images', 'discriminator.fake'), wire('generator.images', 'discriminator.real'));
  expect(stale(swapped)).toEqual(['discriminator', 'losses', 'trainer']);
});

it('does not touch other nodes when one is added', () => {
  const hashes = structuralHashes(withNode(gan(), 'extra', 'noise-source'));
  expect(hashes).toEqual({ ...base, extra: hashes.extra });
});
