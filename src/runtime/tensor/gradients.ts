/** Reverse-mode differentiation that builds operations, so gradients can be differentiated again. */
import { add } from './operations';
import type { ProgramBuilder } from './builder';
import { opRecord } from './ops/table';
import type { Value, ValueId } from './program';

/**
 * Gradients of the sum of `loss` with respect to each of `wrt`, each in the shape of its variable.
 * Zeros where the loss does not depend on a variable.
 */
export function gradients(builder: ProgramBuilder, loss: Value, wrt: readonly Value[]): Value[] {
  const leads = dependents(builder, wrt, loss);
  const found = new Map<ValueId, Value>([[loss.id, builder.constant(1, loss.shape)]]);
  const receive = (id: ValueId, part: Value): void => {
    const sofar = found.get(id);
    found.set(id, sofar ? add(builder, sofar, part) : part);
  };
  for (let id = loss.id; id >= 0; id--) {
    const upstream = found.get(id);
    if (!upstream || !leads.has(id)) continue;
    const bypass = builder.bypassOf(id);
    if (bypass) {
      receive(bypass.source.id, bypass.gradient(upstream));
      continue;
    }
    const result = builder.valueOf(id);
    const operation = builder.operationOf(result);
    const { gradient } = opRecord(operation.op);
    if (!gradient) continue;
    const context = { builder, args: operation.args.map((arg) => builder.valueOf(arg)), attributes: operation.attributes, result, upstream };
    operation.args.forEach((arg, index) => {
      const part = leads.has(arg) ? gradient(context, index) : null;
      if (part) receive(arg, part);
    });
  }
  return wrt.map((variable) => found.get(variable.id) ?? builder.constant(0, variable.shape));
}

/** Ids of `sources`, and of all values up to `last` that depend on one. */
export function dependents(builder: ProgramBuilder, sources: readonly Value[], last: Value): ReadonlySet<ValueId> {
  const found = new Set<ValueId>(sources.map(({ id }) => id));
  for (let id = 0; id <= last.id; id++) {
    if (builder.operationOf(builder.valueOf(id)).args.some((arg) => found.has(arg))) found.add(id);
  }
  return found;
}
