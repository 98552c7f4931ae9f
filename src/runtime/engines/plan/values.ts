/** What kind of thing each value of a program is to the planner. */
import { partsAttribute } from '../../tensor/ops/op';
import type { Operation, Program, ValueId } from '../../tensor/program';
import { sizeOf } from '../../tensor/shapes';

const leaves = new Set(['constant', 'feed', 'state']);
const aliases = new Set(['reshape', 'stopGradient']);
const heavy = new Set(['matmul', 'conv2d', 'conv2dInputGradient', 'conv2dFilterGradient', 'sum', 'mean', 'max', 'argMax']);
const movers = new Set(['transpose', 'broadcastTo', 'slice', 'pad', 'concat', 'gather', 'oneHot', 'randomUniform', 'randomNormal']);
const transcendental = new Set(['exp', 'log', 'tanh', 'sigmoid', 'softplus', 'sin', 'cos', 'sqrt', 'rsqrt', 'div', 'reciprocal']);

export const isLeaf = ({ op }: Operation): boolean => leaves.has(op);

/** Has the elements of its argument, in the same order. */
export const isAlias = ({ op }: Operation): boolean => aliases.has(op);

/** Has a kernel of its own, with room for elementwise work before and after it. */
export const isHeavy = ({ op }: Operation): boolean => heavy.has(op);

/** A sum, or a part of one, before anything else is done with it. */
export const isSum = ({ op, attributes }: Operation): boolean => op === 'sum' || op === 'mean' || partsAttribute(attributes) > 1;

/** Computes each element from the elements of its arguments at the same place, or broadcast to it. */
export const isPointwise = (operation: Operation): boolean =>
  !isLeaf(operation) && !isHeavy(operation) && !aliases.has(operation.op) && !movers.has(operation.op);

/** Reads its operands many times, so that they must be stored. */
export const rereadsOperands = ({ op }: Operation): boolean => op === 'matmul' || op.startsWith('conv2d') || op === 'argMax';

export const isRandom = ({ op }: Operation): boolean => op === 'randomUniform' || op === 'randomNormal';

/** What an element costs beside an addition, roughly. */
export const costOf = ({ op }: Operation): number => (transcendental.has(op) ? 4 : 1);

/** For each value, the value whose elements it has in the same order: itself, but for reshape and the like. */
export function baseValues({ operations }: Program): ValueId[] {
  const bases: ValueId[] = [];
  operations.forEach((operation, id) => {
    const source = operation.args[0];
    const repeats = operation.op === 'broadcastTo' && sizeOf(operations[source!]!.shape) < sizeOf(operation.shape);
    bases.push(isAlias(operation) || (operation.op === 'broadcastTo' && !repeats) ? bases[source!]! : id);
  });
  return bases;
}

/** The number that a constant repeats, where kernels can hold it as a literal; else null. */
export function repeatedConstant({ op, attributes, dtype }: Operation): number | null {
  const { values } = attributes;
  if (op !== 'constant' || typeof values !== 'number') return null;
  if (dtype === 'i32') return values;
  return Number.isFinite(Math.fround(values)) ? values : null;
}

/** Lives in memory from the start: a state, a feed, or a constant that is no single number. */
export function isResident(operation: Operation): boolean {
  return isLeaf(operation) && repeatedConstant(operation) === null;
}
