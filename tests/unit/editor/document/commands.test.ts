import { expect, test } from 'vitest';
import {
  addConnectedNode, addNode, connect, disconnect, freeNodeId, moveNodes, removeNodes, renameGraph, resizeNode, setParam,
} from '../../../../src/editor/document/commands';
import { nodeDefinition } from '../../../../src/nodes/registry';
import { edgeKey, emptyDocument, type GraphEdge } from '../../../../src/runtime/graph/document';

const wire: GraphEdge = { from: { node: 'noise-source', port: 'out' }, to: { node: 'noise-source-2', port: 'in' } };
const two = addNode('noise-source', { x: 40, y: 60 })(addNode('noise-source', { x: 0, y: 0 })(emptyDocument('test')));
const wired = connect(wire)(two);

test('a new node gets its type as id, the next one a number', () => {
  expect(Object.keys(two.nodes)).toEqual(['noise-source', 'noise-source-2']);
  expect(freeNodeId(two, 'noise-source')).toBe('noise-source-3');
});

test('a new node has the defaults and the version of its definition', () => {
  const definition = nodeDefinition('noise-source');
  expect(two.nodes['noise-source']?.typeVersion).toBe(definition?.version);
  expect(two.nodes['noise-source']?.params['dim']).toBe(definition?.params['dim']?.default);
  expect(two.layout['noise-source-2']).toEqual({ x: 40, y: 60 });
});

test('a wire replaces the one that ended at the same input', () => {
  const other: GraphEdge = { from: { node: 'noise-source-3', port: 'out' }, to: wire.to };
  expect(connect(other)(wired).edges).toEqual([other]);
});

test('the same wire twice is no edit', () => {
  expect(connect(structuredClone(wire))(wired)).toBe(wired);
});

test('a node added from a wire comes connected', () => {
  const document = addConnectedNode('noise-source', { x: 9, y: 9 }, (id) => ({ from: { node: 'noise-source', port: 'out' }, to: { node: id, port: 'in' } }))(two);
  expect(document.edges.map(edgeKey)).toEqual(['noise-source.out>noise-source-3.in']);
});

test('removing a node removes its wires and its place', () => {
  const document = removeNodes(['noise-source-2'])(wired);
  expect(Object.keys(document.nodes)).toEqual(['noise-source']);
  expect(Object.keys(document.layout)).toEqual(['noise-source']);
  expect(document.edges).toEqual([]);
});

test('disconnecting removes only the wire that is named', () => {
  expect(disconnect([edgeKey(wire)])(wired).edges).toEqual([]);
  expect(disconnect(['a.b>c.d'])(wired)).toBe(wired);
});

test('moving keeps the size and leaves other nodes alone', () => {
  const sized = resizeNode('noise-source', { width: 200, height: 100 })(two);
  const moved = moveNodes({ 'noise-source': { x: 5, y: 6 } })(sized);
  expect(moved.layout['noise-source']).toEqual({ x: 5, y: 6, width: 200, height: 100 });
  expect(moved.layout['noise-source-2']).toBe(two.layout['noise-source-2']);
});

test('moving to where a node lies is no edit', () => {
  expect(moveNodes({ 'noise-source': { x: 0, y: 0 } })(two)).toBe(two);
});

test('a parameter is set on a copy of the document', () => {
  const changed = setParam('noise-source', 'dim', 7)(two);
  expect(changed.nodes['noise-source']?.params['dim']).toBe(7);
  expect(two.nodes['noise-source']?.params['dim']).toBe(100);
});

test('renaming changes the name alone', () => {
  expect(renameGraph('Digits')(two)).toEqual({ ...two, meta: { name: 'Digits' } });
});
