/** Text Output shows the texts that arrive. */
import type { RunFunction } from '../../define';
import { textsAt } from '../inputs';

export const run: RunFunction = async ({ inputs, show }) => {
  show({ kind: 'texts', items: textsAt(inputs, 'text').map((text) => ({ prompt: '', text })) });
  return {};
};
