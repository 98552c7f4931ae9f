/** IDX, the file format of MNIST and its relatives: bytes in, images or labels or a Problem out. */
import { error, type Problem } from '../graph/problems';
import { sizeOf } from '../tensor/shapes';

export interface IdxImages {
  kind: 'images';
  name: string;
  count: number;
  height: number;
  width: number;
  /** Rows of images in order, one byte a pixel. */
  pixels: Uint8Array;
}

export interface IdxLabels {
  kind: 'labels';
  name: string;
  count: number;
  values: Uint8Array;
}

/** Images with their labels, ready to train on. */
export interface DigitDataset {
  images: IdxImages;
  labels: IdxLabels;
  classes: number;
}

const UNSIGNED_BYTE = 0x08;
const ELEMENT_NAMES: Readonly<Record<number, string>> = {
  0x09: 'int8',
  0x0b: 'int16',
  0x0c: 'int32',
  0x0d: 'float32',
  0x0e: 'float64',
};

function hex(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}

/**
 * Reads an uncompressed IDX file: three dimensions (count, height, width) are images, one is labels.
 * The result views `bytes`; nothing is copied. `name` is what problems call the file.
 */
export function parseIdx(bytes: Uint8Array, name: string): IdxImages | IdxLabels | Problem {
  if (bytes.length < 4) return error('idx-truncated', { values: { name, expected: 4, actual: bytes.length } });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = view.getUint32(0);
  const element = bytes[2]!;
  const rank = bytes[3]!;
  if (magic >>> 16 !== 0) return error('idx-wrong-magic', { values: { name, magic: hex(magic) } });
  if (element !== UNSIGNED_BYTE) {
    const type = ELEMENT_NAMES[element];
    return type === undefined
      ? error('idx-wrong-magic', { values: { name, magic: hex(magic) } })
      : error('idx-element-type', { values: { name, type } });
  }
  if (rank !== 1 && rank !== 3) return error('idx-dimensions', { values: { name, dimensions: rank } });

  const header = 4 + 4 * rank;
  if (bytes.length < header) return error('idx-truncated', { values: { name, expected: header, actual: bytes.length } });
  const sizes = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const items = sizeOf(sizes);
  if (items === 0) return error('idx-empty', { values: { name } });
  const values = { name, expected: header + items, actual: bytes.length };
  if (bytes.length < values.expected) return error('idx-truncated', { values });
  if (bytes.length > values.expected) return error('idx-trailing', { values });

  const content = bytes.subarray(header);
  const [count, height, width] = sizes as [number, number, number];
  return rank === 3
    ? { kind: 'images', name, count, height, width, pixels: content }
    : { kind: 'labels', name, count, values: content };
}

/** Joins images with their labels, which must be as many and within 0 .. `classes` - 1. */
export function pairDigits(images: IdxImages, labels: IdxLabels, classes = 10): DigitDataset | Problem {
  if (images.count !== labels.count) {
    return error('idx-count-mismatch', {
      values: { images: images.name, imageCount: images.count, labels: labels.name, labelCount: labels.count },
    });
  }
  const position = labels.values.findIndex((label) => label >= classes);
  if (position >= 0) {
    const label = labels.values[position]!;
    return error('idx-label-range', { values: { name: labels.name, label, position, highest: classes - 1 } });
  }
  return { images, labels, classes };
}
