import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startAutosave } from '../../../src/editor/document/autosave';
import { renameGraph } from '../../../src/editor/document/commands';
import { useDocumentStore } from '../../../src/editor/document/store';
import { emptyDocument } from '../../../src/runtime/graph/document';

const { open, edit } = useDocumentStore.getState();
let saved: string[] = [];
let stop = () => {};

beforeEach(() => {
  saved = [];
  open('first', emptyDocument('first'));
  stop = startAutosave(async (graphId, { meta }) => void saved.push(`${graphId}: ${meta.name}`), () => {}, 20);
});
afterEach(() => stop());

test('edits in a row are saved once, a moment later', async () => {
  edit(renameGraph('a'));
  edit(renameGraph('ab'));
  expect(saved).toEqual([]);
  await vi.waitFor(() => expect(saved).toEqual(['first: ab']));
});

test('a page that goes away saves at once', () => {
  edit(renameGraph('a'));
  window.dispatchEvent(new Event('pagehide'));
  expect(saved).toEqual(['first: a']);
});

test('opening another graph saves the one before and not the new one', () => {
  edit(renameGraph('a'));
  open('second', emptyDocument('second'));
  stop();
  expect(saved).toEqual(['first: a']);
});

test('a failed save is told', async () => {
  stop();
  const onError = vi.fn();
  stop = startAutosave(() => Promise.reject(new Error('full')), onError, 1);
  edit(renameGraph('a'));
  await vi.waitFor(() => expect(onError).toHaveBeenCalledOnce());
});
