import { expect, it } from 'vitest';
import { type CachedResult, ResultCache } from '../../../../src/runtime/worker/resultCache';

const result = (structural: string): CachedResult => ({ structural, resolved: 'r', result: {}, preview: null });

it('gives back the latest result of a node', () => {
  const cache = new ResultCache();
  cache.set('graph', 'a', result('1'));
  cache.set('graph', 'a', result('2'));
  expect(cache.get('graph', 'a')?.structural).toBe('2');
  expect(cache.get('graph', 'b')).toBeUndefined();
});

it('does not mix up nodes of the same name in two graphs', () => {
  const cache = new ResultCache();
  cache.set('one', 'a', result('1'));
  expect(cache.get('two', 'a')).toBeUndefined();
  cache.set('two', 'b', result('2'));
  expect(cache.get('one', 'a')).toBeUndefined();
  expect(cache.get('two', 'a')).toBeUndefined();
});

it('drops results of nodes that are gone', () => {
  const cache = new ResultCache();
  cache.set('graph', 'a', result('1'));
  cache.set('graph', 'toString', result('2'));
  cache.retain({ b: {} });
  expect([cache.get('graph', 'a'), cache.get('graph', 'toString')]).toEqual([undefined, undefined]);
});
