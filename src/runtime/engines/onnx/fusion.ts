/** Finds operations that ONNX does as one. */
import { countUses } from '../../tensor/lifetimes';
import { numbersAttribute } from '../../tensor/ops/op';
import type { Program, ValueId } from '../../tensor/program';
import { broadcastShapes, positiveAxes, sameShape, sizeOf } from '../../tensor/shapes';
import { fewestInVectors } from './lower/elementwise';

/** A product, what is added to its rows or columns, and a number that the result is multiplied by: Gemm does it in one pass. */
export interface Fusion {
  readonly product: ValueId;
  readonly added: ValueId | null;
  readonly scale: number;
  /** Values on the way that nothing else needs. */
  readonly absorbed: readonly ValueId[];
}

/** By the operation that gives the result. */
export type Fusions = ReadonlyMap<ValueId, Fusion>;

/** Matrix products whose only use is a sum, and products or sums whose only use is to be multiplied by a number. */
export function findFusions(program: Program): Fusions {
  const { operations } = program;
  const uses = countUses(program);
  const fusions = new Map<ValueId, Fusion>();
  const isLoneProduct = (id: ValueId): boolean => operations[id]!.op === 'matmul' && operations[id]!.shape.length === 2 && uses[id] === 1;
  const sumOf = (id: ValueId, product: ValueId, added: ValueId): Fusion | null => {
    const { shape } = operations[id]!;
    const addend = operations[added]!.shape;
    // Gemm copies what is added before it multiplies, and on one thread: a whole matrix is sooner added afterwards.
    const fits = isLoneProduct(product) && sameShape(operations[product]!.shape, shape) && sizeOf(addend) < sizeOf(shape) && sameShape(broadcastShapes(addend, shape) ?? [], shape);
    return fits ? { product, added, scale: 1, absorbed: [product] } : null;
  };
  const scaled = (source: ValueId, factor: ValueId): Fusion | null => {
    const { op, attributes } = operations[factor]!;
    const { values } = attributes;
    if (op !== 'constant' || typeof values !== 'number') return null;
    const sum = uses[source] === 1 ? fusions.get(source) : undefined;
    if (sum) return { ...sum, scale: sum.scale * values, absorbed: [...sum.absorbed, source] };
    return isLoneProduct(source) ? { product: source, added: null, scale: values, absorbed: [source] } : null;
  };
  operations.forEach(({ op, args, dtype }, id) => {
    if (dtype !== 'f32' || (op !== 'add' && op !== 'mul')) return;
    const [x, y] = args as [ValueId, ValueId];
    const fusion = op === 'add' ? (sumOf(id, y, x) ?? sumOf(id, x, y)) : (scaled(x, y) ?? scaled(y, x));
    if (!fusion) return;
    for (const inner of fusion.absorbed) fusions.delete(inner);
    fusions.set(id, fusion);
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

/** For a mean of all elements, an earlier mean of the same value along some axes: the mean of that is the same, and sooner found. */
export function findPartialMeans({ operations }: Program): ReadonlyMap<ValueId, ValueId> {
  const partial = new Map<ValueId, ValueId>();
  const found = new Map<ValueId, ValueId>();
  operations.forEach(({ op, args: [source], attributes, shape }, id) => {
    if (op !== 'mean') return;
    const isWhole = numbersAttribute(attributes, 'axes').length === operations[source!]!.shape.length;
    const known = partial.get(source!);
    if (!isWhole) partial.set(source!, id);
    else if (known !== undefined && shape.length === 0) found.set(id, known);
  });
  return found;
}

/** What is squared; nothing but a sum needs the square. */
export interface SquareSum {
  readonly source: ValueId;
  readonly absorbed: readonly ValueId[];
}

/** By the sums and means of all squares: ONNX squares and adds in one pass. */
export function findSquareSums(program: Program): ReadonlyMap<ValueId, SquareSum> {
  const uses = countUses(program);
  const found = new Map<ValueId, SquareSum>();
  program.operations.forEach(({ op, args: [square], shape }, id) => {
    const squared = square === undefined ? undefined : program.operations[square];
    if ((op === 'sum' || op === 'mean') && sizeOf(shape) === 1 && squared?.op === 'square' && uses[square!] === 1) found.set(id, { source: squared.args[0]!, absorbed: [square!] });
  });
  return found;
}

/** The softplus of `source`, from which `less` is taken before all is summed. */
export interface SoftplusSum {
  readonly source: ValueId;
  readonly less: ValueId | null;
  readonly absorbed: readonly ValueId[];
}

/** By the sums along last axes of a softplus, or of its difference from something, that nothing else needs: losses on logits are such. */
export function findSoftplusSums(program: Program): ReadonlyMap<ValueId, SoftplusSum> {
  const { operations } = program;
  const uses = countUses(program);
  const found = new Map<ValueId, SoftplusSum>();
  operations.forEach(({ op, args: [summed], attributes }, id) => {
    if (op !== 'sum' || uses[summed!] !== 1) return;
    const { op: inner, args, shape } = operations[summed!]!;
    const axes = positiveAxes(numbersAttribute(attributes, 'axes'), shape.length)!;
    if (axes.length === 0 || axes[0] !== shape.length - axes.length || sizeOf(shape) < fewestInVectors) return;
    const [softplus, less = null] = inner === 'sub' ? args : [summed!];
    const isAlone = operations[softplus!]!.op === 'softplus' && uses[softplus!] === 1;
    const hasShape = [softplus!, less ?? softplus!].every((value) => sameShape(operations[value]!.shape, shape));
    if (isAlone && hasShape) found.set(id, { source: operations[softplus!]!.args[0]!, less, absorbed: [summed!, softplus!] });
  });
  return found;
}
