import { describe, expect, it } from 'vitest';
import { CounterRandom, threefry2x32 } from '../../../../src/runtime/tensor/random';

describe('Threefry-2x32-20', () => {
  // Known answers published with Random123 (kat_vectors, threefry2x32, 20 rounds).
  it.each([
    [[0, 0], [0, 0], [0x6b200159, 0x99ba4efe]],
    [[0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], [0x1cb996fc, 0xbb002be7]],
    [[0x13198a2e, 0x03707344], [0x243f6a88, 0x85a308d3], [0xc4923a9c, 0x483df7a0]],
  ] as const)('with key %j and counter %j gives %j', (key, counter, expected) => {
    const out = new Uint32Array(4);
    threefry2x32(key[0], key[1], counter[0], counter[1], out, 1);
    expect([...out]).toEqual([0, ...expected, 0]);
  });
});

describe('CounterRandom', () => {
  it('repeats itself for the same seed and streams', () => {
    const first = new Float32Array(33);
    const second = new Float32Array(33);
    new CounterRandom(7, 1, 2).fillNormal(first);
    new CounterRandom(7, 1, 2).fillNormal(second);
    expect(second).toEqual(first);
  });

  it('gives another stream for another seed, stream number or order', () => {
    const words = [[7], [8], [7, 0], [7, 1], [7, 1, 2], [7, 2, 1], [7 + 2 ** 32], [7, 2 ** 32]].map(
      ([seed, ...streams]) => new CounterRandom(seed!, ...streams).word(),
    );
    expect(new Set(words).size).toBe(words.length);
  });

  it('draws uniforms in [0, 1) with the moments of a uniform', () => {
    const values = new Float32Array(100_000);
    new CounterRandom(1).fillUniform(values);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(mean).toBeCloseTo(0.5, 2);
    expect(variance).toBeCloseTo(1 / 12, 2);
  });

  it('draws normals with mean 0, variance 1 and kurtosis 3', () => {
    const values = new Float32Array(200_000);
    new CounterRandom(2).fillNormal(values);
    const moment = (power: number) =>
      values.reduce((sum, value) => sum + value ** power, 0) / values.length;
    expect(Math.abs(moment(1))).toBeLessThan(0.01);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.02);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1);
  });

  it('draws every integer below a bound about equally often', () => {
    const random = new CounterRandom(3);
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 70_000; i++) counts[random.integer(7)]!++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });
});
