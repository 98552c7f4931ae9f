/** What arrives at a port, by its kind. */
import type { NodeValues } from '../../runtime/graph/values';

/** The texts on a port; none where no text arrives. */
export function textsAt(inputs: NodeValues, port: string): readonly string[] {
  const value = Object.hasOwn(inputs, port) ? inputs[port] : undefined;
  return value?.kind === 'text' ? value.items : [];
}
