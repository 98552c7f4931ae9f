import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseIdx, type IdxImages, type IdxLabels } from '../../../../src/runtime/data/idx';
import { arraySource, strokeDigitSource, type ExampleSource } from '../../../../src/runtime/data/exampleSource';
import { hasMnist, readMnist } from './idxFiles';

function take(source: ExampleSource, count: number): { images: Float32Array; labels: Int32Array } {
  const images = new Float32Array(count * 784);
  const labels = new Int32Array(count);
  source.fill(Int32Array.from({ length: count }, (_, index) => index), images, labels);
  return { images, labels };
}

function mnist(): ExampleSource {
  const images = parseIdx(gunzipSync(readMnist('t10k-images-idx3-ubyte.gz')), 'images') as IdxImages;
  const labels = parseIdx(gunzipSync(readMnist('t10k-labels-idx1-ubyte.gz')), 'labels') as IdxLabels;
  return arraySource(images.pixels, labels.values, images.height, images.width);
}

/** Index of the image nearest to `images[at]` among `candidates`, by squared distance. */
function nearest(images: Float32Array, at: number, candidates: Float32Array): number {
  let best = -1;
  let bestDistance = Infinity;
  for (let candidate = 0; candidate * 784 < candidates.length; candidate++) {
    let distance = 0;
    for (let pixel = 0; pixel < 784 && distance < bestDistance; pixel++) {
      distance += (images[at * 784 + pixel]! - candidates[candidate * 784 + pixel]!) ** 2;
    }
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

describe.skipIf(!hasMnist)('Stroke Digits beside real digits', () => {
  it('read most of MNIST by the nearest of 3000 drawings', () => {
    const drawn = take(strokeDigitSource(1), 3000);
    const real = take(mnist(), 300);
    const right = Array.from(real.labels).filter(
      (label, at) => drawn.labels[nearest(real.images, at, drawn.images)] === label,
    );
    expect(right.length / 300).toBeGreaterThan(0.8);
  });
});
