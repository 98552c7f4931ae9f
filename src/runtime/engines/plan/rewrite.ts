/** Rewrites a program into fewer kinds of operations, in the forms that make the best kernels. */
import { ProgramBuilder } from '../../tensor/builder';
import { countUses } from '../../tensor/lifetimes';
import {
  add, div, exp, log, matmul, max, mean, mul, oneHot, reshape, sub, sum, type MatmulOptions, type Operand,
} from '../../tensor/operations';
import { flagAttribute, numberAttribute, numbersAttribute, partsAttribute, type Attributes } from '../../tensor/ops/op';
import type { Operation, Program, Value } from '../../tensor/program';
import { areFirst, sameShape, sizeOf } from '../../tensor/shapes';
import { columnParts, productParts, totalParts } from './split';
import { isAlias, isLeaf } from './values';

/** One operation to be rewritten; `alone` tells whether nothing else uses an argument. */
interface Site {
  readonly builder: ProgramBuilder;
  readonly operation: Operation;
  readonly args: readonly Value[];
  readonly alone: (argument: number) => boolean;
  /** Whether to cut long sums with few results into parts. */
  readonly split: boolean;
}

type Rule = (site: Site) => Value | null;

/**
 * The same program, with softmax and scatterAdd composed of other operations, thin matrix products as sums,
 * long reductions in two stages, and sums of two products or of two reductions as one.
 * A `matmul` of the result may have several pairs of arguments, whose products are added. With `split`, long sums with
 * few results are cut into parts that are added up afterwards: a device with many processors is idle without.
 */
export function rewrite(program: Program, split = false): Program {
  const builder = new ProgramBuilder();
  const uses = countUses(program);
  const values: Value[] = [];
  for (const [name, { shape, dtype }] of Object.entries(program.feeds)) builder.feed(name, shape, dtype);
  for (const [name, { shape, dtype }] of Object.entries(program.states)) builder.state(name, shape, dtype);
  for (const operation of program.operations) {
    const args = operation.args.map((id) => values[id]!);
    const alone = (argument: number): boolean => uses[operation.args[argument]!] === 1;
    values.push(rules[operation.op]?.({ builder, operation, args, alone, split }) ?? builder.apply(operation.op, args, operation.attributes));
  }
  for (const [name, id] of Object.entries(program.outputs)) builder.output(name, computed(builder, values[id]!));
  for (const [name, id] of Object.entries(program.updates)) builder.update(name, computed(builder, values[id]!));
  return builder.build();
}

/** A leaf given out as it is becomes the result of an operation, so that some kernel writes it. */
function computed(builder: ProgramBuilder, value: Value): Value {
  let source = builder.operationOf(value);
  while (isAlias(source)) source = builder.operationOf(builder.valueOf(source.args[0]!));
  return isLeaf(source) ? builder.apply('mul', [value, builder.constant(1, [], value.dtype)]) : value;
}

const stable = (builder: ProgramBuilder, x: Value): Value => sub(builder, x, max(builder, x, [-1], true));

const rules: Readonly<Record<string, Rule>> = {
  softmax: ({ builder, args: [x] }) => {
    const powers = exp(builder, stable(builder, x!));
    return div(builder, powers, sum(builder, powers, [-1], true));
  },
  logSoftmax: ({ builder, args: [x] }) => {
    const centred = stable(builder, x!);
    return sub(builder, centred, log(builder, sum(builder, exp(builder, centred), [-1], true)));
  },
  scatterAdd: ({ builder, operation, args: [indices, updates], split }) => {
    const count = sizeOf(indices!.shape);
    const chosen = oneHot(builder, reshape(builder, indices!, [count]), numberAttribute(operation.attributes, 'rows'));
    const rows = reshape(builder, updates!, [count, sizeOf(updates!.shape) / count]);
    return reshape(builder, product(builder, chosen, rows, { transposeA: true }, split), operation.shape);
  },
  matmul: ({ builder, operation: { attributes }, args: [x, y], split }) =>
    product(builder, x!, y!, { transposeA: flagAttribute(attributes, 'transposeA'), transposeB: flagAttribute(attributes, 'transposeB') }, split),
  conv2dFilterGradient: ({ builder, operation: { op, attributes, shape }, args, split }) => {
    const features = shape[3]!;
    const [, output] = args as [Value, Value];
    const parts = split ? productParts(sizeOf(shape) / features, sizeOf(output.shape) / features, features) : 1;
    return inParts(builder, op, args, attributes, parts);
  },
  sum: inStages(sum),
  mean: inStages(mean),
  max: inStages(max),
  add: ({ builder, operation, args, alone }) => (alone(0) && alone(1) && operation.dtype === 'f32' ? joined(builder, args[0]!, args[1]!) : null),
};

function product(builder: ProgramBuilder, x: Value, y: Value, { transposeA = false, transposeB = false }: MatmulOptions, split: boolean): Value {
  const [rows, inner] = transposeA ? [x.shape.at(-1)!, x.shape.at(-2)!] : [x.shape.at(-2)!, x.shape.at(-1)!];
  const columns = y.shape.at(transposeB ? -2 : -1)!;
  if (x.shape.length > 2) return matmul(builder, x, y, { transposeA, transposeB });
  if (inner === 1) return mul(builder, reshape(builder, x, [rows, 1]), reshape(builder, y, [1, columns]));
  if (columns === 1) return reshape(builder, weightedSum(builder, x, y, transposeA ? 0 : 1), [rows, 1]);
  if (rows === 1) return reshape(builder, weightedSum(builder, y, x, transposeB ? 1 : 0), [1, columns]);
  return inParts(builder, 'matmul', [x, y], { transposeA, transposeB }, split ? productParts(rows, inner, columns) : 1);
}

/** An operation that knows the attribute `parts`, cut into so many, and their sum. */
function inParts(builder: ProgramBuilder, op: string, args: readonly Value[], attributes: Attributes, parts: number): Value {
  return parts === 1 ? builder.apply(op, args, attributes) : sum(builder, builder.apply(op, args, { ...attributes, parts }), [0]);
}

/** Sum of a matrix's columns (axis 1) or rows (axis 0), weighted by a vector. */
function weightedSum(builder: ProgramBuilder, matrix: Value, vector: Value, axis: 0 | 1): Value {
  const weights: Operand = reshape(builder, vector, axis === 1 ? [1, -1] : [-1, 1]);
  return sum(builder, mul(builder, matrix, weights), [axis]);
}

function inStages(reduce: typeof sum): Rule {
  return ({ builder, operation, args: [x], split }) => {
    const columns = sizeOf(operation.shape);
    const terms = sizeOf(x!.shape) / columns;
    const parts = columns === 1 ? totalParts(terms) : split && areFirst(numbersAttribute(operation.attributes, 'axes')) ? columnParts(terms, columns) : 1;
    if (parts === 1) return null;
    const partial = reduce(builder, reshape(builder, x!, [parts, terms / parts, ...(columns === 1 ? [] : [columns])]), [1]);
    return reshape(builder, reduce(builder, partial, [0]), operation.shape);
  };
}

/** One operation for a sum of two products, or of two sums, of the same form; null where they differ. */
function joined(builder: ProgramBuilder, x: Value, y: Value): Value | null {
  const [left, right] = [builder.operationOf(x), builder.operationOf(y)];
  if (left.op !== right.op || !sameShape(left.shape, right.shape)) return null;
  const [leftArgs, rightArgs] = [left, right].map(({ args }) => args.map((id) => builder.valueOf(id))) as [Value[], Value[]];
  if (left.op === 'matmul') {
    // All pairs of factors have as many columns and rows to be added up.
    const alike = sameTransposes(left, right) && [0, 1].every((factor) => sameShape(leftArgs[factor]!.shape, rightArgs[factor]!.shape));
    return alike ? builder.apply('matmul', [...leftArgs, ...rightArgs], left.attributes) : null;
  }
  if (left.op === 'reshape') {
    const inner = sameShape(leftArgs[0]!.shape, rightArgs[0]!.shape) ? joined(builder, leftArgs[0]!, rightArgs[0]!) : null;
    return inner && reshape(builder, inner, left.shape);
  }
  const sameSums = left.op === 'sum' && sameShape(leftArgs[0]!.shape, rightArgs[0]!.shape)
    && sameShape(numbersAttribute(left.attributes, 'axes'), numbersAttribute(right.attributes, 'axes'));
  if (!sameSums) return null;
  // Parts of a product have no other use.
  const areParts = [...leftArgs, ...rightArgs].every((part) => partsAttribute(builder.operationOf(part).attributes) > 1);
  const both = (areParts && joined(builder, leftArgs[0]!, rightArgs[0]!)) || add(builder, leftArgs[0]!, rightArgs[0]!);
  return builder.apply('sum', [both], left.attributes);
}

function sameTransposes(left: Operation, right: Operation): boolean {
  const same = (name: string): boolean => left.attributes[name] === right.attributes[name];
  return same('transposeA') && same('transposeB');
}
