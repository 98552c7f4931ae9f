/**
 * How a document names a data set: empty for Stroke Digits, `captioned` for those with captions, else `<height>x<width>x<channels>:<content hash>`,
 * so that its shape is known wherever the document is read, also without the data.
 */

import { DIGIT_ATTRIBUTES } from '../../../runtime/data/strokeDigits/strokeDigit';

export const strokeDigits = '';

/** Stroke Digits that differ more, with a caption each. */
export const captionedDigits = 'captioned';

/** Data sets that are drawn on the spot. */
export const builtIn: readonly string[] = [strokeDigits, captionedDigits];

/** The name under which a stored data set stands in a document. */
export function datasetSource(id: string, height: number, width: number, channels = 1): string {
  return `${height}x${width}x${channels}:${id}`;
}

const stored = /^([1-9]\d{0,3})x([1-9]\d{0,3})x([1-9]\d{0,3}):(.+)$/;

/** Whether a name can stand for data. */
export function isDatasetSource(source: string): boolean {
  return builtIn.includes(source) || stored.test(source);
}

/** Shape of one example, `[height, width, channels]`; that of what is built in for names that stand for nothing. */
export function elementShape(source: string): [number, number, number] {
  const [, height = 28, width = 28, channels = 1] = stored.exec(source) ?? [];
  return [Number(height), Number(width), Number(channels)];
}

/** How many attributes each example has besides its class: Stroke Digits know how they were drawn. */
export function attributeCount(source: string): number {
  return builtIn.includes(source) ? DIGIT_ATTRIBUTES.length : 0;
}

/** Whether each example has a caption. */
export function hasCaptions(source: string): boolean {
  return source === captionedDigits;
}

/** The stored data set's id; undefined for what is built in. */
export function datasetId(source: string): string | undefined {
  return builtIn.includes(source) ? undefined : (stored.exec(source)?.[4] ?? source);
}
