/** Finds operations that ONNX does as one. */
import { numbersAttribute } from '../../tensor/ops/op';
import type { Program, ValueId } from '../../tensor/program';
import { broadcastShapes, sameShape } from '../../tensor/shapes';

/** For each addition that takes a product in: the product and what is added to it. */
export type Fusions = ReadonlyMap<ValueId, { readonly product: ValueId; readonly added: ValueId }>;

/** Matrix products whose only use is a sum: Gemm adds the other summand in the same pass. */
export function findFusions({ operations, outputs, updates }: Program): Fusions {
  const uses = operations.map(() => 0);
  for (const id of [...operations.flatMap(({ args }) => args), ...Object.values(outputs), ...Object.values(updates)]) uses[id]!++;
  const fusions = new Map<ValueId, { product: ValueId; added: ValueId }>();
  operations.forEach(({ op, args, shape, dtype }, id) => {
    if (op !== 'add' || dtype !== 'f32' || shape.length !== 2) return;
    const fits = (product: ValueId, added: ValueId): boolean =>
      operations[product]!.op === 'matmul' && uses[product] === 1 && sameShape(operations[product]!.shape, shape)
      && sameShape(broadcastShapes(operations[added]!.shape, shape) ?? [], shape);
    const [x, y] = args as [ValueId, ValueId];
    if (fits(y, x)) fusions.set(id, { product: y, added: x });
    else if (fits(x, y)) fusions.set(id, { product: x, added: y });
  });
  return fusions;
}

/** Slices of one value along one axis that are all of it, in order: Split makes them in one pass. */
export interface Split {
  readonly source: ValueId;
  readonly axis: number;
  readonly slices: readonly ValueId[];
}

/** By the first of their slices. */
export function findSplits({ operations }: Program): ReadonlyMap<ValueId, Split> {
  const found = new Map<string, ValueId[]>();
  const axisOf = (id: ValueId): number => operations[id]!.shape.findIndex((size, axis) => size !== operations[operations[id]!.args[0]!]!.shape[axis]);
  operations.forEach(({ op, args: [source], shape }, id) => {
    if (op !== 'slice') return;
    const axis = axisOf(id);
    const isAlongOne = shape.every((size, other) => other === axis || size === operations[source!]!.shape[other]);
    if (isAlongOne) found.set(`${source} ${axis}`, [...(found.get(`${source} ${axis}`) ?? []), id]);
  });
  const splits = new Map<ValueId, Split>();
  for (const slices of found.values()) {
    const [first] = slices as [ValueId];
    const [source, axis] = [operations[first]!.args[0]!, axisOf(first)];
    const beginOf = (id: ValueId): number => numbersAttribute(operations[id]!.attributes, 'begin')[axis]!;
    const inOrder = slices.toSorted((a, b) => beginOf(a) - beginOf(b));
    const ends = inOrder.map((id) => beginOf(id) + operations[id]!.shape[axis]!);
    const isAll = inOrder.every((id, index) => beginOf(id) === (ends[index - 1] ?? 0)) && ends.at(-1) === operations[source]!.shape[axis];
    if (isAll && slices.length > 1) splits.set(first, { source, axis, slices: inOrder });
  }
  return splits;
}
