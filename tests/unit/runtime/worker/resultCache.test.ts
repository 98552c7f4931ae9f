import { expect, it } from 'vitest';
import { tensorValue, textValue } from '../../../../src/runtime/graph/values';
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

it('remembers small results of earlier runs, in any graph', () => {
  const cache = new ResultCache();
  cache.set('one', 'a', { ...result('1'), result: { text: textValue(['tale']) } });
  cache.set('two', 'b', { ...result('2'), resolved: 'other' });
  expect(cache.recall('r')?.result).toEqual({ text: textValue(['tale']) });
});

it('forgets tensors, pictures, and the oldest of many', () => {
  const cache = new ResultCache();
  cache.set('graph', 'a', { ...result('1'), resolved: 'tensor', result: { out: tensorValue([1], 'f32', new Float32Array(1)) } });
  cache.set('graph', 'a', { ...result('1'), resolved: 'oldest' });
  for (let run = 0; run < 128; run++) cache.set('graph', 'a', { ...result('1'), resolved: `${run}` });
  expect(['tensor', 'oldest', '0'].map((hash) => cache.recall(hash) !== undefined)).toEqual([false, false, true]);
});
