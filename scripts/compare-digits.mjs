/**
 * Draws Stroke Digits into a PNG, beside real MNIST digits where those are at hand, and prints how the
 * two differ in numbers.
 *
 *   node scripts/compare-digits.mjs <picture.png> [folder with the gzipped MNIST test files]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync, gunzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { digitStatistics } from './compare-digits.statistics.mjs';

const SIZE = 28;
const COLUMNS = 18;
const GAP = 2;
const ZOOM = 2;

const [picture, mnistFolder] = process.argv.slice(2);
if (!picture) throw new Error('Usage: node scripts/compare-digits.mjs <picture.png> [mnist folder]');

const path = fileURLToPath(new URL('../src/runtime/data/strokeDigits/strokeDigit.ts', import.meta.url));
const { strokeDigit } = (await runnerImport(path)).module;

/** `count` digits of each class, as {pixels, label}, classes in order. */
function byClass(digits, count) {
  return Array.from({ length: 10 }, (_, label) => digits.filter((digit) => digit.label === label).slice(0, count));
}

function strokeDigits(count) {
  const start = performance.now();
  const digits = Array.from({ length: count }, (_, index) => strokeDigit(1, index));
  const rate = count / ((performance.now() - start) / 1000);
  console.log(`${Math.round(rate)} Stroke Digits per second`);
  return digits;
}

function mnistDigits(folder) {
  const read = (name) => gunzipSync(readFileSync(`${folder}/${name}`));
  const images = read('t10k-images-idx3-ubyte.gz').subarray(16);
  const labels = read('t10k-labels-idx1-ubyte.gz').subarray(8);
  return Array.from(labels, (label, index) => ({
    label,
    pixels: Float32Array.from(images.subarray(index * SIZE ** 2, (index + 1) * SIZE ** 2), (value) => value / 255),
  }));
}

/** One block of 10 rows, a class each, on a dark ground. */
function drawBlock(canvas, width, left, rows) {
  const cell = SIZE + GAP;
  rows.forEach((row, label) =>
    row.forEach(({ pixels }, column) => {
      for (let y = 0; y < SIZE * ZOOM; y++) {
        for (let x = 0; x < SIZE * ZOOM; x++) {
          const value = pixels[Math.floor(y / ZOOM) * SIZE + Math.floor(x / ZOOM)];
          canvas[(label * cell * ZOOM + y) * width + left + column * cell * ZOOM + x] = Math.round(255 * value);
        }
      }
    }),
  );
}

function pngChunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/** An 8-bit grey PNG. */
function encodePng(grey, width, height) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const lines = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) grey.copy(lines, y * (width + 1) + 1, y * width, (y + 1) * width);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [pngChunk('IHDR', header), pngChunk('IDAT', deflateSync(lines)), pngChunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...chunks]);
}

const sets = { 'Stroke Digits': strokeDigits(10_000) };
if (mnistFolder) sets.MNIST = mnistDigits(mnistFolder);

const blockWidth = COLUMNS * (SIZE + GAP) * ZOOM;
const blocks = Object.values(sets).reverse();
const width = blocks.length * blockWidth + (blocks.length - 1) * 8 * ZOOM;
const height = 10 * (SIZE + GAP) * ZOOM;
const canvas = Buffer.alloc(width * height, 40);
blocks.forEach((digits, index) => drawBlock(canvas, width, index * (blockWidth + 8 * ZOOM), byClass(digits, COLUMNS)));
writeFileSync(picture, encodePng(canvas, width, height));

for (const [name, digits] of Object.entries(sets)) {
  console.log(name);
  console.table(digitStatistics(digits));
}
