import { expect, it } from 'vitest';
import { checkConnection } from '../../../../src/runtime/compile/connect';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { structuralHashes } from '../../../../src/runtime/compile/staleness';
import type { GraphDocument } from '../../../../src/runtime/graph/document';
import { leastProcessorMs } from '../../processorTime';
import { gan, wire } from './documents';

/** The shipped GAN `copies` times over, every part wired to itself: 7 nodes each. */
function manyGans(copies: number): GraphDocument {
  const parts = Array.from({ length: copies }, (_, copy) => copy);
  const document = gan();
  const nodes = parts.flatMap((copy) => Object.entries(document.nodes).map(([id, node]) => [`${id}${copy}`, node]));
  const edges = parts.flatMap((copy) => document.edges.map(({ from, to }) => ({ from: { ...from, node: from.node + copy }, to: { ...to, node: to.node + copy } })));
  return { ...document, nodes: Object.fromEntries(nodes) as GraphDocument['nodes'], edges };
}

const large = manyGans(29);

it('types and hashes a graph of 203 nodes within 20 ms', async () => {
  expect(inferTypes(large).problems).toEqual([]);
  expect(await leastProcessorMs(20, () => void [inferTypes(large), structuralHashes(large)])).toBeLessThan(20);
});

it('judges 100 wires in a graph of 203 nodes within 100 ms, as a drag asks for', async () => {
  const ends = Array.from({ length: 50 }, (_, index) => [`discriminator${index % 29}.fake`, `generator${index % 29}.latent`]).flat();
  expect(await leastProcessorMs(100, () => ends.forEach((end) => checkConnection(large, wire('noise3.latent', end))))).toBeLessThan(100);
});
