import { beforeEach, expect, test } from 'vitest';
import { copySelection, deleteSelection, duplicateSelection, pasteText, selectAll } from '../../../../src/editor/document/clipboardActions';
import { addNode } from '../../../../src/editor/document/commands';
import { useDocumentStore } from '../../../../src/editor/document/store';
import { emptyDocument } from '../../../../src/runtime/graph/document';

const store = useDocumentStore.getState;

beforeEach(() => {
  store().open('graph', addNode('generator', { x: 0, y: 0 })(emptyDocument('test')));
  store().select(['generator']);
});

test('each paste of a copy lies further aside and is selected', () => {
  const text = copySelection() ?? '';
  pasteText(text);
  pasteText(text);
  expect(store().document.layout['generator-2']).toMatchObject({ x: 40, y: 40 });
  expect(store().document.layout['generator-3']).toMatchObject({ x: 80, y: 80 });
  expect(store().selection).toEqual(['generator-3']);
});

test('what was copied is pasted even where the clipboard cannot be read', () => {
  copySelection();
  expect(pasteText('')).toBe(true);
  expect(store().document.nodes).toHaveProperty('generator-2');
});

test('a paste at a point begins there', () => {
  pasteText(copySelection() ?? '', { x: 500, y: 300 });
  expect(store().document.layout['generator-2']).toMatchObject({ x: 500, y: 300 });
});

test('text from elsewhere pastes nothing', () => {
  expect(pasteText('shopping list')).toBe(false);
  expect(Object.keys(store().document.nodes)).toEqual(['generator']);
});

test('a duplicate and its original are deleted together', () => {
  duplicateSelection();
  selectAll();
  deleteSelection();
  expect(store().document.nodes).toEqual({});
});
