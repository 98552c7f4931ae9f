/**
 * Captioned digits: Stroke Digits that differ more, with a caption each. Their thickness, slant and size come from ranges
 * that lie apart, so that a person sees which is meant.
 */
import { CounterRandom } from '../../tensor/random';
import { DIGIT_CLASSES, type DigitAttributes, chooseStyle, writeDigit } from '../strokeDigits/strokeDigit';
import { type Description, LEVELS, type Level, type Trait, fulfils } from './description';
import { chooseCaption } from './grammar';
import type { Combination } from './heldOut';

/** Keeps these digits apart from Stroke Digits of the same seed. */
const CAPTIONED_STREAM = 0xca9;

type Range = readonly [number, number];

/** From the level -1 to 1: pen width in pixels of a large digit, tangent of the lean, longer side in units of 20 pixels. */
const ranges: Readonly<Record<Trait, readonly [Range, Range, Range]>> = {
  thickness: [[1.3, 1.7], [2.3, 2.7], [3.6, 4.3]],
  slant: [[-0.62, -0.4], [-0.05, 0.05], [0.4, 0.62]],
  size: [[0.56, 0.63], [0.78, 0.85], [1.02, 1.1]],
};

export interface CaptionedDigit {
  readonly description: Description;
  readonly attributes: DigitAttributes;
  readonly caption: string;
}

/** Draws digit number `index` of the set `seed` into `pixels` (784 values). None is one of the combinations `without`. */
export function drawCaptionedDigit(seed: number, index: number, pixels: Float32Array, without: readonly Combination[] = []): CaptionedDigit {
  const random = new CounterRandom(seed, CAPTIONED_STREAM, index);
  const digit = random.integer(DIGIT_CLASSES);
  let description = describe(digit, random);
  while (without.some((combination) => fulfils(description, combination))) description = describe(digit, random);
  const attributes = drawDescribed(description, random, pixels);
  return { description, attributes, caption: chooseCaption(description, random) };
}

/** Draws a digit as described; all else is left to `random`. */
export function drawDescribed(description: Description, random: CounterRandom, pixels: Float32Array): DigitAttributes {
  const within = (trait: Trait) => {
    const [from, to] = ranges[trait][description[trait] + 1]!;
    return from + (to - from) * random.uniform();
  };
  const scale = within('size');
  const attributes: DigitAttributes = {
    style: chooseStyle(description.digit, random),
    slant: within('slant'),
    rotation: 0.03 * random.normal(),
    // A small digit is written with a pen that is finer, though less so.
    thickness: within('thickness') * Math.sqrt(scale),
    scale,
    aspect: Math.exp(0.12 * random.normal()),
  };
  writeDigit(description.digit, attributes, random, pixels);
  return attributes;
}

function describe(digit: number, random: CounterRandom): Description {
  const level = (): Level => LEVELS[random.integer(LEVELS.length)]!;
  return { digit, thickness: level(), slant: level(), size: level() };
}
