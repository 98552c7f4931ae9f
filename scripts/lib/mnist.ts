/** The MNIST test split from its files: whole, or cut in two, the first 9,000 digits to train on and the last 1,000 to judge with. */
import { readFileSync } from 'node:fs';
import { type ExampleSource, arraySource } from '../../src/runtime/data/exampleSource';
import { maybeGunzip } from '../../src/runtime/data/gunzip';
import { parseIdx } from '../../src/runtime/data/idx';
import { isProblem } from '../../src/runtime/graph/problems';

const heldOut = 1000;

async function readIdx(path: string) {
  const plain = await maybeGunzip(new Uint8Array(readFileSync(path)), path);
  const parsed = plain instanceof Uint8Array ? parseIdx(plain, path) : plain;
  if (isProblem(parsed)) throw new Error(`${path}: ${parsed.code}`);
  return parsed;
}

async function readFiles(folder: string) {
  const images = await readIdx(`${folder}/t10k-images-idx3-ubyte.gz`);
  const labels = await readIdx(`${folder}/t10k-labels-idx1-ubyte.gz`);
  if (images.kind !== 'images' || labels.kind !== 'labels') throw new Error('Those are not the MNIST test files');
  return { ...images, labels: labels.values };
}

/** All digits of the test split in `folder`. */
export async function readMnist(folder: string): Promise<ExampleSource> {
  const { pixels, labels, height, width } = await readFiles(folder);
  return arraySource(pixels, labels, height, width);
}

/** The same, in its two parts. */
export async function readSplitMnist(folder: string): Promise<{ train: ExampleSource; heldOut: ExampleSource }> {
  const { pixels, labels, height, width } = await readFiles(folder);
  const cut = labels.length - heldOut;
  const part = (from: number, to?: number) => arraySource(pixels.subarray(from * height * width, to && to * height * width), labels.subarray(from, to), height, width);
  return { train: part(0, cut), heldOut: part(cut) };
}
