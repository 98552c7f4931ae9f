/** Token Probabilities shows what arrives. */
import type { RunFunction } from '../../define';

export const run: RunFunction = async ({ inputs: { probabilities }, show }) => {
  if (probabilities?.kind === 'probabilities') show({ kind: 'probabilities', items: probabilities.items });
  return {};
};
