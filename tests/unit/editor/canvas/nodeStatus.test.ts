import { expect, test } from 'vitest';
import { statusOf } from '../../../../src/editor/canvas/nodeStatus';

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
