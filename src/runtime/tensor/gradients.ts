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
  const leads = idsLeadingTo(builder, loss, wrt);
  const found = new Map<ValueId, Value>([[loss.id, builder.constant(1, loss.shape)]]);
  for (let id = loss.id; id >= 0; id--) {
    const upstream = found.get(id);
    if (!upstream || !leads.has(id)) continue;
    const result = builder.valueOf(id);
    const operation = builder.operationOf(result);
    const { gradient } = opRecord(operation.op);
    if (!gradient) continue;
    const context = { builder, args: operation.args.map((arg) => builder.valueOf(arg)), attributes: operation.attributes, result, upstream };
    operation.args.forEach((arg, index) => {
      const part = leads.has(arg) ? gradient(context, index) : null;
      if (!part) return;
      const sofar = found.get(arg);
      found.set(arg, sofar ? add(builder, sofar, part) : part);
    });
  }
  return wrt.map((variable) => found.get(variable.id) ?? builder.constant(0, variable.shape));
}

/** Ids of all values, up to the loss, that depend on a variable. */
function idsLeadingTo(builder: ProgramBuilder, loss: Value, wrt: readonly Value[]): ReadonlySet<ValueId> {
  const leads = new Set<ValueId>(wrt.map((variable) => variable.id));
  for (let id = 0; id <= loss.id; id++) {
    if (builder.operationOf(builder.valueOf(id)).args.some((arg) => leads.has(arg))) leads.add(id);
  }
  return leads;
}
