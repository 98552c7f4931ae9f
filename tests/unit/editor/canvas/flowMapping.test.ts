import { expect, test } from 'vitest';
import { flowEdges, flowNodes, wireOf, type FlowView } from '../../../../src/editor/canvas/flowMapping';
import { connect, moveNodes, addNode } from '../../../../src/editor/document/commands';
import { emptyDocument, type GraphEdge } from '../../../../src/runtime/graph/document';

const wire: GraphEdge = { from: { node: 'noise-source', port: 'latent' }, to: { node: 'generator', port: 'latent' } };
const document = connect(wire)(addNode('generator', { x: 300, y: 0 })(addNode('noise-source', { x: 0, y: 20 })(emptyDocument('test'))));
const view: FlowView = { selection: ['generator'], selectedEdges: [], measured: { generator: { width: 240, height: 100 } } };

test('every node becomes a flow node at its place', () => {
  const nodes = flowNodes(document, view);
  expect(nodes.map(({ id, position }) => [id, position.x, position.y])).toEqual([['noise-source', 0, 20], ['generator', 300, 0]]);
});

test('selection and measured sizes are laid over the document', () => {
  const generator = flowNodes(document, view)[1];
  expect(generator?.selected).toBe(true);
  expect(generator?.measured).toEqual({ width: 240, height: 100 });
});

test('a wire becomes an edge and comes back the same', () => {
  const [edge] = flowEdges(document, view);
  expect(wireOf(edge!)).toEqual(wire);
});

test('moving one node leaves the other flow nodes untouched', () => {
  const before = flowNodes(document, view);
  const after = flowNodes(moveNodes({ generator: { x: 9, y: 9 } })(document), view, before);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});

test('an edge is redrawn only when its selection changes', () => {
  const before = flowEdges(document, view);
  expect(flowEdges(document, view, before)[0]).toBe(before[0]);
  expect(flowEdges(document, { ...view, selectedEdges: [before[0]!.id] }, before)[0]?.selected).toBe(true);
});

test('nothing that is computed is put into node data', () => {
  expect(flowNodes(document, view).every(({ data }) => Object.keys(data).length === 0)).toBe(true);
});
