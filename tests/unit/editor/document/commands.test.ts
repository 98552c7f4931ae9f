import { expect, test } from 'vitest';
import {
  addConnectedNode, addNode, connect, disconnect, freeNodeId, moveNodes, removeNodes, renameGraph, resizeNode, setParam,
} from '../../../../src/editor/document/commands';
import { defineNode } from '../../../../src/nodes/define';
import { edgeKey, emptyDocument, type GraphEdge } from '../../../../src/runtime/graph/document';

const noise = defineNode({
  type: 'noise', version: 3, category: 'sources', icon: 'waves', inputs: {}, outputs: {},
  params: { dim: { kind: 'integer', default: 100, min: 1, max: 1000 } },
});
const wire: GraphEdge = { from: { node: 'noise', port: 'out' }, to: { node: 'noise-2', port: 'in' } };
const two = addNode(noise, { x: 40, y: 60 })(addNode(noise, { x: 0, y: 0 })(emptyDocument('test')));
const wired = connect(wire)(two);

test('a new node gets its type as id, the next one a number', () => {
  expect(Object.keys(two.nodes)).toEqual(['noise', 'noise-2']);
  expect(freeNodeId(two, 'noise')).toBe('noise-3');
});

test('a new node has the defaults and the version of its definition', () => {
  expect(two.nodes['noise']).toEqual({ type: 'noise', typeVersion: 3, params: { dim: 100 } });
  expect(two.layout['noise-2']).toEqual({ x: 40, y: 60 });
});

test('a wire replaces the one that ended at the same input', () => {
  const other: GraphEdge = { from: { node: 'noise-3', port: 'out' }, to: wire.to };
  expect(connect(other)(wired).edges).toEqual([other]);
});

test('the same wire twice is no edit', () => {
  expect(connect(structuredClone(wire))(wired)).toBe(wired);
});

test('a node added from a wire comes connected', () => {
  const document = addConnectedNode(noise, { x: 9, y: 9 }, (id) => ({ from: { node: 'noise', port: 'out' }, to: { node: id, port: 'in' } }))(two);
  expect(document.edges.map(edgeKey)).toEqual(['noise.out>noise-3.in']);
});

test('removing a node removes its wires and its place', () => {
  const document = removeNodes(['noise-2'])(wired);
  expect(Object.keys(document.nodes)).toEqual(['noise']);
  expect(Object.keys(document.layout)).toEqual(['noise']);
  expect(document.edges).toEqual([]);
});

test('disconnecting removes only the wire that is named', () => {
  expect(disconnect([edgeKey(wire)])(wired).edges).toEqual([]);
  expect(disconnect(['a.b>c.d'])(wired)).toBe(wired);
});

test('moving keeps the size and leaves other nodes alone', () => {
  const sized = resizeNode('noise', { width: 200, height: 100 })(two);
  const moved = moveNodes({ noise: { x: 5, y: 6 } })(sized);
  expect(moved.layout['noise']).toEqual({ x: 5, y: 6, width: 200, height: 100 });
  expect(moved.layout['noise-2']).toBe(two.layout['noise-2']);
});

test('moving to where a node lies is no edit', () => {
  expect(moveNodes({ noise: { x: 0, y: 0 } })(two)).toBe(two);
});

test('a parameter is set on a copy of the document', () => {
  const changed = setParam('noise', 'dim', 7)(two);
  expect(changed.nodes['noise']?.params).toEqual({ dim: 7 });
  expect(two.nodes['noise']?.params).toEqual({ dim: 100 });
});

test('renaming changes the name alone', () => {
  expect(renameGraph('Digits')(two)).toEqual({ ...two, meta: { name: 'Digits' } });
});
