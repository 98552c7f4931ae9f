/** Apply Network shows the words that it reads; else its pictures where it makes some, or its numbers. */
import { picturePreview } from '../../pictures';
import type { PreviewFunction } from '../../../runtime/graph/preview';
import { unknownTexts, wordsPreview } from '../words';

const most = 64;

export const warnings = unknownTexts('input');

export const preview: PreviewFunction = ({ output }, _params, { input }) =>
  input ? wordsPreview(input) : output ? (picturePreview(output, 'auto') ?? { kind: 'values', label: 'output', values: Array.from(output.data.subarray(0, most)) }) : null;
