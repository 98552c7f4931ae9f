/** Text Encoder shows the words that it reads. */
import type { PreviewFunction } from '../../../runtime/graph/preview';
import { unknownTexts, wordsPreview } from '../words';

export const warnings = unknownTexts('text');

export const preview: PreviewFunction = (_tensors, _params, { text }) => text ? wordsPreview(text) : null;
