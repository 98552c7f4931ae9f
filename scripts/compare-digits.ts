/**
 * Draws Stroke Digits into a PNG, beside real MNIST digits where those are at hand, and prints how the two differ
 * in numbers.
 *
 *   node scripts/run.mjs scripts/compare-digits.ts <picture.png> [folder with the gzipped MNIST test files]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { DIGIT_SIZE } from '../src/runtime/data/strokeDigits/pieces';
import { strokeDigit } from '../src/runtime/data/strokeDigits/strokeDigit';
import { type LabelledDigit, digitStatistics } from './lib/digitStatistics';
import { pictureGrid } from './lib/png';
import { UsageError } from './lib/usage';

const columns = 18;
const area = DIGIT_SIZE ** 2;

const [picture, mnistFolder] = process.argv.slice(2);
if (!picture) throw new UsageError('Say which picture to write');

function strokeDigits(count: number): LabelledDigit[] {
  const start = performance.now();
  const digits = Array.from({ length: count }, (_, index) => strokeDigit(1, index));
  console.log(`${Math.round(count / ((performance.now() - start) / 1000))} Stroke Digits per second`);
  return digits;
}

function mnistDigits(folder: string): LabelledDigit[] {
  const read = (name: string) => gunzipSync(readFileSync(`${folder}/${name}`));
  const images = read('t10k-images-idx3-ubyte.gz').subarray(16);
  const labels = read('t10k-labels-idx1-ubyte.gz').subarray(8);
  return Array.from(labels, (label, index) => ({
    label,
    pixels: Float32Array.from(images.subarray(index * area, (index + 1) * area), (value) => value / 255),
  }));
}

const sets: Record<string, LabelledDigit[]> = { 'Stroke Digits': strokeDigits(10_000) };
if (mnistFolder) sets.MNIST = mnistDigits(mnistFolder);

// A row for each class, a block of columns for each set, an empty cell between blocks.
const blank = new Float32Array(area);
const rows = Array.from({ length: 10 }, (_, label) =>
  Object.values(sets).flatMap((digits, block) => {
    const chosen = digits.filter((digit) => digit.label === label).slice(0, columns);
    return [...(block > 0 ? [blank] : []), ...chosen.map(({ pixels }) => pixels)];
  }),
);
const cells = rows.flat();
const pixels = new Float32Array(cells.length * area);
for (const [index, cell] of cells.entries()) pixels.set(cell, index * area);
writeFileSync(picture, pictureGrid(pixels, DIGIT_SIZE, cells.length / 10));

for (const [name, digits] of Object.entries(sets)) {
  console.log(name);
  console.table(digitStatistics(digits));
}
