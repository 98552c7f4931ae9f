/** Apply Network shows its numbers, or its pictures where it makes some. */
import { picturePreview } from '../../pictures';
import type { PreviewFunction } from '../../../runtime/graph/preview';

const most = 64;

export const preview: PreviewFunction = ({ output }) =>
  output ? (picturePreview(output, 'auto') ?? { kind: 'values', label: 'output', values: Array.from(output.data.subarray(0, most)) }) : null;
