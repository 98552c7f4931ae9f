import { beforeEach, expect, test } from 'vitest';
import { addNode, moveNodes, removeNodes } from '../../../../src/editor/document/commands';
import { useDocumentStore } from '../../../../src/editor/document/store';
import { emptyDocument } from '../../../../src/runtime/graph/document';

const store = useDocumentStore.getState;

beforeEach(() => {
  store().open('graph', emptyDocument('test'));
  store().edit(addNode('generator', { x: 0, y: 0 }));
});

test('an edit can be undone and done again', () => {
  expect(store().canUndo).toBe(true);
  store().undo();
  expect(store().document.nodes).toEqual({});
  expect([store().canUndo, store().canRedo]).toEqual([false, true]);
  store().redo();
  expect(store().document.nodes).toHaveProperty('generator');
});

test('a drag is undone as one', () => {
  for (const x of [10, 20, 30]) store().edit(moveNodes({ generator: { x, y: 0 } }), { group: 'drag' });
  store().undo();
  expect(store().document.layout['generator']).toEqual({ x: 0, y: 0 });
});

test('a removed node is no longer selected', () => {
  store().select(['generator']);
  store().edit(removeNodes(['generator']));
  expect(store().selection).toEqual([]);
});

test('selecting is no edit', () => {
  const before = store().document;
  store().select(['generator']);
  expect(store().document).toBe(before);
});

test('opening another graph begins a new history', () => {
  store().open('other', emptyDocument('other'));
  expect([store().graphId, store().canUndo]).toEqual(['other', false]);
});
