/** What a set of 28x28 digits measures, per class: ink, stroke thickness, slant, width, spread. */

const SIZE = 28;

export interface LabelledDigit {
  label: number;
  pixels: Float32Array;
}

/** Ink-weighted moments and edge length of one digit. */
function measure(pixels: Float32Array): Record<string, number> {
  let ink = 0;
  let x1 = 0;
  let y1 = 0;
  let edge = 0;
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      const value = pixels[y * SIZE + x]!;
      ink += value;
      x1 += value * x;
      y1 += value * y;
      const right = x + 1 < SIZE ? pixels[y * SIZE + x + 1]! - value : 0;
      const down = y + 1 < SIZE ? pixels[(y + 1) * SIZE + x]! - value : 0;
      edge += Math.hypot(right, down);
    }
  }
  const meanX = x1 / ink;
  const meanY = y1 / ink;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      const value = pixels[y * SIZE + x]! / ink;
      xx += value * (x - meanX) ** 2;
      yy += value * (y - meanY) ** 2;
      xy += value * (x - meanX) * (y - meanY);
    }
  }
  return {
    ink: ink / SIZE ** 2,
    // A stroke of length L and thickness t has area L t and an outline of about 2 L.
    thickness: (2 * ink) / edge,
    // Shear that would make the digit upright: positive leans to the right.
    slant: -xy / yy,
    width: Math.sqrt(xx),
    height: Math.sqrt(yy),
    offCentre: Math.hypot(meanX - SIZE / 2, meanY - SIZE / 2),
  };
}

function summary(values: readonly number[]): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return `${mean.toFixed(3)} ± ${deviation.toFixed(3)}`;
}

/** How far the digits of a class lie from their mean image: the pixels' standard deviation. */
function spread(digits: readonly LabelledDigit[]): string {
  const mean = new Float64Array(SIZE ** 2);
  for (const { pixels } of digits) pixels.forEach((value, index) => (mean[index]! += value / digits.length));
  let sum = 0;
  for (const { pixels } of digits) pixels.forEach((value, index) => (sum += (value - mean[index]!) ** 2));
  return Math.sqrt(sum / digits.length / SIZE ** 2).toFixed(3);
}

/** A row for each class and one for all: "mean ± deviation" of every measure. */
export function digitStatistics(digits: readonly LabelledDigit[]): Record<string, Record<string, string | number>> {
  const rows: Record<string, Record<string, string | number>> = {};
  for (const label of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 'all']) {
    const chosen = label === 'all' ? digits : digits.filter((digit) => digit.label === label);
    const measures = chosen.map(({ pixels }) => measure(pixels));
    const summaries = Object.keys(measures[0] ?? {}).map((key) => [key, summary(measures.map((one) => one[key]!))]);
    rows[label] = { count: chosen.length, ...Object.fromEntries(summaries), spread: spread(chosen) };
  }
  return rows;
}
