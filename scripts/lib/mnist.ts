/** The MNIST test split from its files, cut in two: the first 9,000 digits to train on, the last 1,000 to judge with. */
import { readFileSync } from 'node:fs';
import { type ExampleSource, arraySource } from '../../src/runtime/data/exampleSource';
import { maybeGunzip } from '../../src/runtime/data/gunzip';
import { parseIdx } from '../../src/runtime/data/idx';

const heldOut = 1000;

async function readIdx(path: string) {
  const plain = await maybeGunzip(new Uint8Array(readFileSync(path)), path);
  const parsed = plain instanceof Uint8Array ? parseIdx(plain, path) : plain;
  if ('code' in parsed) throw new Error(`${path}: ${parsed.code}`);
  return parsed;
}

/** Reads the two files of the test split in `folder`. */
export async function readMnist(folder: string): Promise<{ train: ExampleSource; heldOut: ExampleSource }> {
  const images = await readIdx(`${folder}/t10k-images-idx3-ubyte.gz`);
  const labels = await readIdx(`${folder}/t10k-labels-idx1-ubyte.gz`);
  if (images.kind !== 'images' || labels.kind !== 'labels') throw new Error('Those are not the MNIST test files');
  const { height, width } = images;
  const cut = labels.values.length - heldOut;
  const part = (from: number, to?: number) => arraySource(images.pixels.subarray(from * height * width, to && to * height * width), labels.values.subarray(from, to), height, width);
  return { train: part(0, cut), heldOut: part(cut) };
}
