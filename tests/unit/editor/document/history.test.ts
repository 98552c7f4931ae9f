import { expect, test } from 'vitest';
import { record, redo, startHistory, undo } from '../../../../src/editor/document/history';
import { emptyDocument } from '../../../../src/runtime/graph/document';

const named = emptyDocument;

test('undo brings the previous document back, redo the next', () => {
  const first = named('first');
  const second = named('second');
  const history = record(startHistory(first), second, 0);
  expect(undo(history).present).toBe(first);
  expect(redo(undo(history)).present).toBe(second);
});

test('the steps of one gesture are undone together', () => {
  let history = startHistory(named('before'));
  for (let at = 0; at < 5000; at += 1000) history = record(history, named(`step ${at}`), at, { group: 'move', pause: Infinity });
  expect(undo(history).present.meta.name).toBe('before');
});

test('typing after a pause is an entry of its own', () => {
  let history = record(startHistory(named('')), named('a'), 0, { group: 'name' });
  history = record(history, named('ab'), 500, { group: 'name' });
  history = record(history, named('abc'), 2000, { group: 'name' });
  expect(undo(history).present.meta.name).toBe('ab');
  expect(undo(undo(history)).present.meta.name).toBe('');
});

test('another edit in between ends a group', () => {
  let history = record(startHistory(named('')), named('a'), 0, { group: 'name' });
  history = record(history, named('b'), 10);
  history = record(history, named('c'), 20, { group: 'name' });
  expect(undo(history).present.meta.name).toBe('b');
});

test('an edit after undo drops what was undone', () => {
  const history = undo(record(startHistory(named('a')), named('b'), 0));
  const edited = record(history, named('c'), 1);
  expect(redo(edited).present.meta.name).toBe('c');
});

test('an edit that changes nothing leaves no entry', () => {
  const history = startHistory(named('a'));
  expect(record(history, history.present, 1)).toBe(history);
});

test('at most two hundred steps are kept', () => {
  let history = startHistory(named('start'));
  for (let at = 0; at < 500; at++) history = record(history, named(`${at}`), at);
  expect(history.past).toHaveLength(200);
  expect(history.past[0]?.meta.name).toBe('299');
});
