/** What of a network's weights a checkpoint still has after the network has changed. */
import type { TensorData } from '../../engines/engine';

type States = Readonly<Record<string, TensorData>>;

/**
 * `fresh` weights with those of a checkpoint in their place, where it has them in the right size. A drawing names weights
 * by its nodes, so that an edit elsewhere does not matter to them. A list names them by their place, and after a change
 * another layer may have the name: there it is all of them or none.
 */
export function keptWeights(fresh: States, states: States, drawn: boolean): States {
  const fits = (name: string) => states[name]?.length === fresh[name]!.length;
  const names = Object.keys(fresh);
  if (!drawn && !names.every(fits)) return fresh;
  return Object.fromEntries(names.map((name) => [name, fits(name) ? states[name]! : fresh[name]!]));
}
