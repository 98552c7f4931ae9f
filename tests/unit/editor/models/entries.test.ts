import { expect, test } from 'vitest';
import { builtInEntry, entryOf, misfit, nameInReference, nodesUsing, purposes, shortName } from '../../../../src/editor/models/entries';
import { formatDay, purposeText, shortRevision } from '../../../../src/editor/models/words';
import type { ParamSpec } from '../../../../src/nodes/define';
import { emptyDocument, type GraphNode } from '../../../../src/runtime/graph/document';
import type { StoredModel } from '../../../../src/storage/modelFiles';

const commit = '607a30d783dfa663caf39e06633721c8d4cfcd7e';
const hub = `hub:Xenova/gpt2@${commit}#q8`;
const stored: StoredModel = { reference: hub, name: 'Xenova/gpt2', architecture: 'GPT2LMHeadModel', tasks: ['generate', 'tokenize'], addedAt: 1, complete: true, files: [], bytes: 5 };

test('a model knows where it comes from', () => {
  expect(entryOf(stored)?.origin).toBe('hub');
  expect(entryOf({ ...stored, reference: `files:${'a'.repeat(64)}` })?.origin).toBe('files');
  expect(builtInEntry({ id: 'latentloom/storyteller', architecture: '', tasks: [], files: [], bytes: 0 })).toMatchObject({ reference: 'built-in:latentloom/storyteller', origin: 'built-in', complete: true });
});

test('a model whose reference cannot be read is left out', () => {
  expect(entryOf({ ...stored, reference: 'nonsense' })).toBeNull();
});

test('a model fits the tasks that it can do, once it is whole', () => {
  const entry = entryOf(stored)!;
  expect(misfit(entry, 'generate')).toBeNull();
  expect(misfit(entry, 'tokenize')).toBeNull();
  expect(misfit(entry, 'fill-mask')).toBe('task');
  expect(misfit({ ...entry, complete: false }, 'generate')).toBe('incomplete');
});

test('that a model cuts text into tokens is told only where it does nothing else', () => {
  expect(purposes(['generate', 'tokenize'])).toEqual(['generate']);
  expect(purposes(['tokenize'])).toEqual(['tokenize']);
  expect(purposeText(['fill-mask', 'tokenize'])).toBe('Fills masks');
});

test('short names leave out the owner and tell the weights', () => {
  expect(shortName(hub, 'Xenova/gpt2')).toBe('gpt2 · q8');
  expect(shortName('built-in:latentloom/storyteller', 'latentloom/storyteller')).toBe('storyteller');
  expect(shortName(`files:${'a'.repeat(64)}`, 'my-model')).toBe('my-model');
});

test('a model that is not here still has the name in its reference', () => {
  expect(nameInReference(hub)).toBe('Xenova/gpt2');
  expect(nameInReference('built-in:latentloom/storyteller')).toBe('latentloom/storyteller');
  expect(nameInReference(`files:${'a'.repeat(64)}`)).toBeNull();
});

test('nodes that name a model are found, by default, too', () => {
  const params = (type: string): Record<string, ParamSpec> => (type === 'teller' ? { model: { kind: 'model', default: hub, task: 'generate' } } : { model: { kind: 'text', default: '' } });
  const node = (type: string, model?: string): GraphNode => ({ type, typeVersion: 1, params: model === undefined ? {} : { model } });
  const document = { ...emptyDocument(''), nodes: { a: node('teller', hub), b: node('teller', 'built-in:x'), c: node('teller'), d: node('other', hub) } };
  expect(nodesUsing(document, hub, params)).toEqual(['a', 'c']);
});

test('commits are told by their first digits, branches as they are', () => {
  expect(shortRevision(commit)).toBe('607a30d');
  expect(shortRevision('main')).toBe('main');
});

test('days of another year have their year', () => {
  const [day, later] = [new Date(2024, 10, 3, 12).getTime(), new Date(2026, 1, 1, 12).getTime()];
  expect(formatDay(day, day)).not.toContain('2024');
  expect(formatDay(day, later)).toContain('2024');
});
