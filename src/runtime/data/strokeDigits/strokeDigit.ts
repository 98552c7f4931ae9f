/** Stroke Digits: an endless set of hand-written-looking digits, each a pure function of seed and index. */
import { CounterRandom } from '../../tensor/random';
import { place, shape, warp } from './deform';
import { emptyPath, writePath } from './pen';
import { DIGIT_SIZE } from './pieces';
import { rasterise } from './rasterise';
import { digitStyles } from './styles';

export const DIGIT_CLASSES = digitStyles.length;

/** What a digit was drawn with, besides its class. */
export interface DigitAttributes {
  /** Which way of writing the digit, counted from 0 within its class. */
  style: number;
  /** Tangent of the lean; to the right is positive. */
  slant: number;
  /** Clockwise, in radians. */
  rotation: number;
  /** Pen width in pixels. */
  thickness: number;
  /** The longer side, in units of the usual 20 pixels. */
  scale: number;
  /** Stretch of the width against the height. */
  aspect: number;
}

/** The attributes in the order in which batches keep them. */
export const DIGIT_ATTRIBUTES = ['style', 'slant', 'rotation', 'thickness', 'scale', 'aspect'] as const satisfies readonly (keyof DigitAttributes)[];

export interface StrokeDigit {
  label: number;
  /** Row by row, 0 for no ink to 1 for full. */
  pixels: Float32Array;
  attributes: DigitAttributes;
}

const BOX = 20;
const CENTRE = DIGIT_SIZE / 2;
const SOFTNESS = 1.2;
const WARP = 3.6;

/** Reused between digits; nothing of it outlives a call. */
const path = emptyPath();

/** A way of writing the digit, drawn by how often people write it so. */
export function chooseStyle(label: number, random: CounterRandom): number {
  const styles = digitStyles[label]!;
  const total = styles.reduce((sum, style) => sum + style.weight, 0);
  let rest = total * random.uniform();
  return Math.max(0, styles.findIndex((style) => (rest -= style.weight) < 0));
}

/** Draws digit number `index` of the set `seed` into `pixels` (784 values) and tells what it is. */
export function drawStrokeDigit(seed: number, index: number, pixels: Float32Array): Omit<StrokeDigit, 'pixels'> {
  const random = new CounterRandom(seed, index);
  const label = random.integer(DIGIT_CLASSES);
  const attributes: DigitAttributes = {
    style: chooseStyle(label, random),
    slant: 0.1 + 0.23 * random.normal(),
    rotation: 0.08 * random.normal(),
    thickness: Math.min(4.6, Math.max(1.3, 2.45 * Math.exp(0.27 * random.normal()))),
    scale: 1 - 0.06 * random.uniform(),
    aspect: Math.exp(0.17 * random.normal()),
  };
  writeDigit(label, attributes, random, pixels);
  return { label, attributes };
}

/** Writes a digit of class `label` into `pixels` (784 values); what its attributes leave open comes from `random`. */
export function writeDigit(label: number, attributes: DigitAttributes, random: CounterRandom, pixels: Float32Array): void {
  const radius = attributes.thickness / 2;
  writePath(path, digitStyles[label]![attributes.style]!, random);
  warp(path, WARP, random);
  shape(path, attributes.aspect, attributes.slant, attributes.rotation);
  // MNIST puts the centre of mass on the centre pixel, so it lies anywhere within that pixel.
  const centreX = CENTRE + random.uniform() - 0.5;
  const centreY = CENTRE + random.uniform() - 0.5;
  place(path, radius, BOX * attributes.scale, centreX, centreY);
  rasterise(path, radius, SOFTNESS, pixels);
}

/** Digit number `index` of the endless set `seed`. */
export function strokeDigit(seed: number, index: number): StrokeDigit {
  const pixels = new Float32Array(DIGIT_SIZE * DIGIT_SIZE);
  return { pixels, ...drawStrokeDigit(seed, index, pixels) };
}
