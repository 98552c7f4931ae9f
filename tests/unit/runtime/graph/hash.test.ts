import { expect, it } from 'vitest';
import type { Json } from '../../../../src/runtime/graph/document';
import { canonicalJson, hashNumbers, hashText, streamOf } from '../../../../src/runtime/graph/hash';

it('writes equal values as equal text, however their keys are ordered', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
  expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
});

it('tells values apart that only look alike', () => {
  const values: Json[] = [1, '1', [1], ['1'], { 1: 1 }, null, 'null', [], {}];
  const texts = values.map(canonicalJson);
  expect(new Set(texts).size).toBe(values.length);
});

it('gives 14 hexadecimal digits', () => {
  for (const text of ['', 'a', 'latentloom', '\u0000', 'ü'.repeat(1000)]) expect(hashText(text)).toMatch(/^[0-9a-f]{14}$/);
});

it('agrees with the published numbers of cyrb53', () => {
  expect(hashText('a')).toBe((7929297801672961).toString(16).padStart(14, '0'));
  expect(hashText('b')).toBe((8684336938537663).toString(16).padStart(14, '0'));
  expect(hashText('revenge')).toBe((4051478007546757).toString(16).padStart(14, '0'));
});

it('does not collide on 100,000 short texts', () => {
  const hashes = new Set(Array.from({ length: 100_000 }, (_, index) => hashText(`node${index}`)));
  expect(hashes.size).toBe(100_000);
});

it('hashes numbers by their bits', () => {
  expect(hashNumbers(Float32Array.of(1, 2))).toBe(hashNumbers(Float32Array.of(1, 2)));
  expect(hashNumbers(Float32Array.of(1, 2))).not.toBe(hashNumbers(Float32Array.of(2, 1)));
  expect(hashNumbers(Float32Array.of(0))).not.toBe(hashNumbers(Float32Array.of(-0)));
  expect(hashNumbers(Float32Array.of(1))).not.toBe(hashNumbers(Int32Array.of(1)));
});

it('hashes a part of a larger array as that part', () => {
  const all = Float32Array.of(9, 1, 2, 9);
  expect(hashNumbers(all.subarray(1, 3))).toBe(hashNumbers(Float32Array.of(1, 2)));
});

it('names random streams by whole numbers from 0 to 2³¹', () => {
  const streams = Array.from({ length: 1000 }, (_, index) => streamOf(`stream ${index}`));
  for (const stream of streams) expect(Number.isInteger(stream) && stream >= 0 && stream < 2 ** 31).toBe(true);
  expect(new Set(streams).size).toBe(1000);
});
