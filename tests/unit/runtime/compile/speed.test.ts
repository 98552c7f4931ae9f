import { expect, it } from 'vitest';
import { checkConnection } from '../../../../src/runtime/compile/connect';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { structuralHashes } from '../../../../src/runtime/compile/staleness';
import type { GraphDocument } from '../../../../src/runtime/graph/document';
import { gan, wire } from './documents';

/** The shipped GAN `copies` times over, every part wired to itself: 7 nodes each. */
function manyGans(copies: number): GraphDocument {
  const parts = Array.from({ length: copies }, (_, copy) => copy);
  const document = gan();
  const nodes = parts.flatMap((copy) => Object.entries(document.nodes).map(([id, node]) => [`${id}${copy}`, node]));
  const edges = parts.flatMap((copy) => document.edges.map(({ from, to }) => ({ from: { ...from, node: from.node + copy }, to: { ...to, node: to.node + copy } })));
  return { ...document, nodes: Object.fromEntries(nodes) as GraphDocument['nodes'], edges };
}

/** Time of `work` in ms when the machine is left alone: the best of several, after some to warm up. */
function best(rounds: number, work: () => void): number {
  const times = Array.from({ length: rounds + 3 }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return Math.min(...times.slice(3));
}

const large = manyGans(29);

it('types and hashes a graph of 203 nodes within 20 ms', () => {
  expect(inferTypes(large).problems).toEqual([]);
  expect(best(9, () => void [inferTypes(large), structuralHashes(large)])).toBeLessThan(20);
});

it('judges 100 wires in a graph of 203 nodes within 100 ms, as a drag asks for', () => {
  const ends = Array.from({ length: 50 }, (_, index) => [`discriminator${index % 29}.fake`, `generator${index % 29}.latent`]).flat();
  expect(best(3, () => ends.forEach((end) => checkConnection(large, wire('noise3.latent', end))))).toBeLessThan(100);
});
