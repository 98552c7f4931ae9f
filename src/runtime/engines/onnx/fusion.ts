/** Finds matrix products whose only use is a sum: Gemm adds the other summand in the same pass. */
import type { Program, ValueId } from '../../tensor/program';
import { broadcastShapes, sameShape } from '../../tensor/shapes';

/** For each addition that takes a product in: the product and what is added to it. */
export type Fusions = ReadonlyMap<ValueId, { readonly product: ValueId; readonly added: ValueId }>;

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
