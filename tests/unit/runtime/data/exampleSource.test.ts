import { describe, expect, it } from 'vitest';
import { arraySource, strokeDigitSource } from '../../../../src/runtime/data/exampleSource';
import { strokeDigit } from '../../../../src/runtime/data/strokeDigits/strokeDigit';

describe('strokeDigitSource', () => {
  it('fills a batch with the digits of its seed, without end', () => {
    const source = strokeDigitSource(5);
    const images = new Float32Array(2 * 784);
    const labels = new Int32Array(2);
    source.fill(Int32Array.of(9_000_000, 3), images, labels);
    const [far, near] = [strokeDigit(5, 9_000_000), strokeDigit(5, 3)];
    expect(source).toMatchObject({ size: null, element: [28, 28, 1], classes: 10 });
    expect([...labels]).toEqual([far.label, near.label]);
    expect(images.subarray(0, 784)).toEqual(far.pixels);
    expect(images.subarray(784)).toEqual(near.pixels);
  });
});

describe('arraySource', () => {
  it('scales bytes to [0, 1] and takes examples in the order asked for', () => {
    const source = arraySource(Uint8Array.of(0, 51, 102, 153, 204, 255), Uint8Array.of(7, 8, 9), 1, 2);
    const images = new Float32Array(4);
    const labels = new Int32Array(2);
    source.fill(Int32Array.of(2, 0), images, labels);
    expect(source).toMatchObject({ size: 3, element: [1, 2, 1], classes: 10 });
    expect([...labels]).toEqual([9, 7]);
    expect([...images].map((value) => value.toFixed(1))).toEqual(['0.8', '1.0', '0.0', '0.2']);
  });
});
