import { describe, expect, it } from 'vitest';
import { pairDigits, parseIdx, type IdxImages, type IdxLabels } from '../../../../src/runtime/data/idx';
import { maybeGunzip } from '../../../../src/runtime/data/gunzip';
import { hasMnist, idxFile, readMnist } from './idxFiles';

const images = idxFile([2, 1, 3], [1, 2, 3, 4, 5, 6]);
const labels = idxFile([2], [7, 9]);

function parsedImages(bytes: Uint8Array): IdxImages {
  return parseIdx(bytes, 'images') as IdxImages;
}

function parsedLabels(bytes: Uint8Array): IdxLabels {
  return parseIdx(bytes, 'labels') as IdxLabels;
}

describe('parseIdx', () => {
  it('reads images', () => {
    const pixels = new Uint8Array([1, 2, 3, 4, 5, 6]);
    expect(parseIdx(images, 'a')).toEqual({ kind: 'images', name: 'a', count: 2, height: 1, width: 3, pixels });
  });

  it('reads labels out of the middle of a larger buffer', () => {
    const shifted = new Uint8Array([99, 99, ...labels]).subarray(2);
    expect(parseIdx(shifted, 'b')).toEqual({ kind: 'labels', name: 'b', count: 2, values: new Uint8Array([7, 9]) });
  });

  it('refuses what is not IDX and shows the first bytes', () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]);
    expect(parseIdx(png, 'cat.png')).toMatchObject({
      code: 'idx-wrong-magic',
      values: { name: 'cat.png', magic: '0x89504e47' },
    });
    expect(parseIdx(idxFile([1], [0], 0x42), 'x')).toMatchObject({ code: 'idx-wrong-magic' });
  });

  it('says how many bytes a cut-off file lacks', () => {
    expect(parseIdx(images.subarray(0, 20), 'a')).toMatchObject({
      code: 'idx-truncated',
      values: { name: 'a', expected: 22, actual: 20 },
    });
  });

  it.each([0, 3, 4, 11])('finds a file of only %i bytes cut off', (length) => {
    expect(parseIdx(images.subarray(0, length), 'a')).toMatchObject({ code: 'idx-truncated' });
  });

  it('is not fooled by sizes whose product overflows 32 bits', () => {
    const huge = idxFile([0xffffffff, 0xffffffff, 2], [0]);
    expect(parseIdx(huge, 'a')).toMatchObject({ code: 'idx-truncated' });
  });

  it('refuses bytes after the last item', () => {
    expect(parseIdx(new Uint8Array([...labels, 0]), 'b')).toMatchObject({
      code: 'idx-trailing',
      values: { expected: 10, actual: 11 },
    });
  });

  it('names an element type that it does not read', () => {
    expect(parseIdx(idxFile([1], [0, 0, 0, 0], 0x0d), 'a')).toMatchObject({
      code: 'idx-element-type',
      values: { type: 'float32' },
    });
  });

  it('refuses four dimensions and no items', () => {
    expect(parseIdx(idxFile([1, 1, 1, 1], [0]), 'a')).toMatchObject({ code: 'idx-dimensions' });
    expect(parseIdx(idxFile([0, 28, 28], []), 'a')).toMatchObject({ code: 'idx-empty' });
  });
});

describe('pairDigits', () => {
  it('joins images and labels', () => {
    const dataset = pairDigits(parsedImages(images), parsedLabels(labels));
    expect(dataset).toMatchObject({ images: { count: 2 }, labels: { count: 2 }, classes: 10 });
  });

  it('names both files and both counts when they differ', () => {
    expect(pairDigits(parsedImages(images), parsedLabels(idxFile([3], [1, 2, 3])))).toMatchObject({
      code: 'idx-count-mismatch',
      values: { images: 'images', imageCount: 2, labels: 'labels', labelCount: 3 },
    });
  });

  it('points at the first label outside the classes', () => {
    expect(pairDigits(parsedImages(images), parsedLabels(idxFile([2], [9, 10])))).toMatchObject({
      code: 'idx-label-range',
      values: { name: 'labels', label: 10, position: 1, highest: 9 },
    });
  });
});

describe.skipIf(!hasMnist)('the real MNIST files', () => {
  it('are read and paired', async () => {
    const imageBytes = await maybeGunzip(readMnist('t10k-images-idx3-ubyte.gz'), 'images');
    const labelBytes = await maybeGunzip(readMnist('t10k-labels-idx1-ubyte.gz'), 'labels');
    const dataset = pairDigits(parsedImages(imageBytes as Uint8Array), parsedLabels(labelBytes as Uint8Array));
    expect(dataset).toMatchObject({ images: { count: 10_000, height: 28, width: 28 }, labels: { count: 10_000 } });
    expect([...parsedLabels(labelBytes as Uint8Array).values.subarray(0, 5)]).toEqual([7, 2, 1, 0, 4]);
  });
});
