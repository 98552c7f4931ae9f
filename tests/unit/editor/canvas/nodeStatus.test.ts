import { expect, test } from 'vitest';
import { statusOf } from '../../../../src/editor/canvas/nodeStatus';
import { error } from '../../../../src/runtime/graph/problems';

const done = { state: 'done', hash: 'a', problems: [] } as const;

test('a node that never ran is idle', () => {
  expect(statusOf(undefined, 'a', false)).toBe('idle');
});

test('a node is done while its hash is that of its last run', () => {
  expect(statusOf(done, 'a', false)).toBe('done');
});

test('a node is stale when what it depends on has changed', () => {
  expect(statusOf(done, 'b', false)).toBe('stale');
});

test('a running node runs, whatever its hash', () => {
  expect(statusOf({ ...done, state: 'running' }, 'b', false)).toBe('running');
});

test('an error outweighs an earlier success', () => {
  expect(statusOf(done, 'a', true)).toBe('problem');
});

test('a node that a problem further up stopped is blocked', () => {
  expect(statusOf({ state: 'problem', problems: [] }, 'a', false)).toBe('blocked');
});

test('a node whose problem has been mended waits to be run again', () => {
  expect(statusOf({ state: 'problem', problems: [error('input-missing')] }, 'a', false)).toBe('stale');
});
