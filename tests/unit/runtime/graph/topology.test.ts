import { expect, it } from 'vitest';
import { adjacency, downstreamOf, topologicalOrder, upstreamOf } from '../../../../src/runtime/graph/topology';
import { emptyDocument } from '../../../../src/runtime/graph/document';
import { graph } from './graphs';

const diamond = graph('d>e b>d c>d a>b a>c lonely');

it('puts every node after those that feed it', () => {
  const { order, cyclic } = topologicalOrder(diamond);
  expect(cyclic).toEqual([]);
  expect(order.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'lonely']);
  for (const { from, to } of diamond.edges) expect(order.indexOf(from.node)).toBeLessThan(order.indexOf(to.node));
});

it('orders two wires between the same nodes as one', () => {
  expect(topologicalOrder(graph('a>b a>b')).order).toEqual(['a', 'b']);
});

it('leaves nodes on a cycle out and names them', () => {
  const { order, cyclic } = topologicalOrder(graph('a>b b>c c>b d>a'));
  expect(order).toEqual(['d', 'a']);
  expect(cyclic).toEqual(['b', 'c']);
});

it('leaves out what is behind a cycle without calling it one', () => {
  const { order, cyclic } = topologicalOrder(graph('a>b b>a b>c c>d'));
  expect(order).toEqual([]);
  expect(cyclic).toEqual(['a', 'b']);
});

it('takes a node that feeds itself for a cycle', () => {
  expect(topologicalOrder(graph('a>a b')).cyclic).toEqual(['a']);
});

it('orders an empty graph', () => {
  expect(topologicalOrder(emptyDocument('empty'))).toEqual({ order: [], cyclic: [] });
});

it('finds all that feeds a node, itself included', () => {
  expect([...upstreamOf(['d'], adjacency(diamond))].toSorted()).toEqual(['a', 'b', 'c', 'd']);
  expect([...upstreamOf(['lonely'], adjacency(diamond))]).toEqual(['lonely']);
});

it('finds all that a node feeds, itself included', () => {
  expect([...downstreamOf(['b', 'c'], adjacency(diamond))].toSorted()).toEqual(['b', 'c', 'd', 'e']);
});

it('walks around a cycle once', () => {
  const round = graph('a>b b>a');
  expect([...upstreamOf(['a'], adjacency(round))].toSorted()).toEqual(['a', 'b']);
  expect([...downstreamOf(['a'], adjacency(round))].toSorted()).toEqual(['a', 'b']);
});

it('passes over wires with an end that is not there', () => {
  const document = graph('a>b');
  document.edges.push({ from: { node: 'ghost', port: 'out' }, to: { node: 'b', port: 'in2' } }, { from: { node: 'a', port: 'out' }, to: { node: 'toString', port: 'in' } });
  expect(adjacency(document).incoming.b).toHaveLength(1);
  expect(topologicalOrder(document).order).toEqual(['a', 'b']);
});

it('is not misled by nodes that are called like properties of objects', () => {
  const document = graph('toString>valueOf');
  expect(topologicalOrder(document).order).toEqual(['toString', 'valueOf']);
  expect([...upstreamOf(['valueOf'], adjacency(document))]).toEqual(['valueOf', 'toString']);
});

it('orders 10,000 nodes in a row within a blink', () => {
  const long = graph(Array.from({ length: 10_000 }, (_, index) => `${index}>${index + 1}`).join(' '));
  const started = performance.now();
  expect(topologicalOrder(long).order).toHaveLength(10_001);
  expect(performance.now() - started).toBeLessThan(500);
});
