import { describe, expect, it } from 'vitest';
import { strokeDigit, type StrokeDigit } from '../../../../src/runtime/data/strokeDigits/strokeDigit';
import { digitStyles } from '../../../../src/runtime/data/strokeDigits/styles';

const SIZE = 28;
const digits = Array.from({ length: 2000 }, (_, index) => strokeDigit(11, index));

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function ink({ pixels }: StrokeDigit): number {
  return pixels.reduce((sum, value) => sum + value, 0);
}

/** The centre of ink, and the shear of the ink about it. */
function moments({ pixels }: StrokeDigit): { x: number; y: number; lean: number } {
  const total = ink({ pixels } as StrokeDigit);
  const moment = (of: (x: number, y: number) => number) =>
    pixels.reduce((sum, value, at) => sum + value * of(at % SIZE, Math.floor(at / SIZE)), 0) / total;
  const x = moment((column) => column);
  const y = moment((_, row) => row);
  return { x, y, lean: -moment((column, row) => (column - x) * (row - y)) / moment((_, row) => (row - y) ** 2) };
}

function lean(digit: StrokeDigit): number {
  return moments(digit).lean;
}

/** The longer side of what is inked more than half, in pixels. */
function extent({ pixels }: StrokeDigit): number {
  const inked = Array.from(pixels.keys()).filter((at) => pixels[at]! > 0.5);
  const columns = inked.map((at) => at % SIZE);
  const rows = inked.map((at) => Math.floor(at / SIZE));
  return 1 + Math.max(Math.max(...columns) - Math.min(...columns), Math.max(...rows) - Math.min(...rows));
}

/** How much more `measure` is, on average, for the half of the digits with the larger `of`. */
function rise(of: (digit: StrokeDigit) => number, measure: (digit: StrokeDigit) => number): number {
  const sorted = digits.toSorted((a, b) => of(a) - of(b)).map(measure);
  return mean(sorted.slice(1000)) - mean(sorted.slice(0, 1000));
}

describe('strokeDigit', () => {
  it('gives the same digit for the same seed and index, whatever was drawn before', () => {
    strokeDigit(3, 99);
    expect(strokeDigit(11, 1234)).toEqual(digits[1234]);
  });

  it('gives another digit for another seed or a far index', () => {
    const pictures = [strokeDigit(1, 0), strokeDigit(2, 0), strokeDigit(1, 2 ** 31 - 1), strokeDigit(1, 2 ** 40)];
    expect(new Set(pictures.map(({ pixels }) => pixels.join())).size).toBe(4);
  });

  it('writes every class about equally often, and every style of it', () => {
    for (let label = 0; label < 10; label++) {
      const ofClass = digits.filter((digit) => digit.label === label);
      expect(Math.abs(ofClass.length - 200)).toBeLessThan(50);
      const styles = new Set(ofClass.map(({ attributes }) => attributes.style));
      expect([...styles].toSorted()).toEqual([...digitStyles[label]!.keys()]);
    }
  });

  it('keeps ink within 0 and 1, with full strokes on an empty ground', () => {
    for (const { pixels } of digits) {
      expect(Math.min(...pixels)).toBe(0);
      expect(Math.max(...pixels)).toBeLessThanOrEqual(1);
      expect(Math.max(...pixels)).toBeGreaterThan(0.9);
    }
  });

  it('fits the digit into about 20 pixels around the middle', () => {
    for (const digit of digits) {
      const { x, y } = moments(digit);
      expect(Math.hypot(x - 14, y - 14)).toBeLessThan(2);
      expect(Math.abs(extent(digit) - 19.5)).toBeLessThan(3);
    }
  });

  it('uses as much ink as MNIST, whose mean over all pixels is 0.131', () => {
    expect(Math.abs(mean(digits.map(ink)) / SIZE ** 2 - 0.131)).toBeLessThan(0.01);
  });

  it('draws what its attributes say', () => {
    expect(rise(({ attributes }) => attributes.thickness, ink)).toBeGreaterThan(30);
    expect(rise(({ attributes }) => attributes.slant, lean)).toBeGreaterThan(0.25);
    expect(rise(({ attributes }) => attributes.rotation, lean)).toBeGreaterThan(0.05);
    expect(rise(({ attributes }) => attributes.scale, extent)).toBeGreaterThan(0.4);
  });
});
