/** Reductions: some invocations of a workgroup share each result and add up their parts in a tree. */
import { numberAttribute, numbersAttribute } from '../../../tensor/ops/op';
import { literal } from './literal';
import { sizeOf, stridesOf } from '../../../tensor/shapes';
import { mapIndex } from './indexing';
import { largerOf } from './pointwise';
import { elementKernel, workgroupSize, type KernelCode, type KernelContext } from './kernel';

/** The lowest number that a literal can hold. */
const lowest = -3.4028234663852886e38;

/** Elements that an invocation should at least add up before it is worth sharing a result. */
const fewestPerInvocation = 4;

export function reduceKernel(context: KernelContext): KernelCode {
  const { layout, kernel: { group } } = context;
  const operation = layout.program.operations[group.root!]!;
  const { shape } = layout.program.operations[operation.args[0]!]!;
  const axes = numbersAttribute(operation.attributes, 'axes');
  const strides = stridesOf(shape);
  const kept = shape.flatMap((size, axis) => (axes.includes(axis) ? [] : [{ size, stride: strides[axis]! }]));
  const reduced = axes.map((axis) => ({ size: shape[axis]!, stride: strides[axis]! }));
  const count = sizeOf(shape) / group.size;
  const rowWise = axes.includes(shape.length - 1);
  const lanes = context.software ? 1 : Math.min(rowWise ? workgroupSize : workgroupSize / 8, powerOfTwoBelow(count / fewestPerInvocation));
  const columns = workgroupSize / lanes;
  const index = (among: typeof kept, name: string): string => mapIndex(among.map(({ size }) => size), among.map(({ stride }) => stride), name);
  const term = context.scope();
  const value = term.element(operation.args[0]!, `${index(kept, 'i')} + ${index(reduced, 'r')}`);
  const combine = (x: string, y: string): string => (operation.op === 'max' ? largerOf(x, y) : `${x} + ${y}`);
  const start = operation.op === 'max' ? literal(operation.dtype === 'i32' ? -(2 ** 31) : lowest, operation.dtype) : literal(0, operation.dtype);
  const tree = lanes === 1 ? '' : `
scratch[thread] = bitcast<u32>(partial);
workgroupBarrier();
for (var span = ${lanes / 2}u; span > 0u; span >>= 1u) {
if (lane < span) {
let x = bitcast<${operation.dtype}>(scratch[thread]);
let y = bitcast<${operation.dtype}>(scratch[thread + span * ${columns}u]);
scratch[thread] = bitcast<u32>(${combine('x', 'y')});
}
workgroupBarrier();
}
partial = bitcast<${operation.dtype}>(scratch[thread]);`;
  return {
    workgroups: Math.ceil(group.size / columns),
    body: `let lane = thread / ${columns}u;
let i = group * ${columns}u + thread % ${columns}u;
var partial = ${start};
if (i < ${group.size}u) {
for (var r = lane; r < ${count}u; r += ${lanes}u) {
${term.text}
partial = ${combine('partial', value)};
}
}${tree}
if (lane == 0u && i < ${group.size}u) {
let total = ${operation.op === 'mean' ? `partial * ${literal(1 / count, 'f32')}` : 'partial'};
${context.finish()}
}`,
  };
}

/** The index of the first of the largest elements along an axis: one invocation for each. */
export function argMaxKernel(context: KernelContext): KernelCode {
  const { layout, kernel: { group } } = context;
  const operation = layout.program.operations[group.root!]!;
  const { shape } = layout.program.operations[operation.args[0]!]!;
  const axis = numberAttribute(operation.attributes, 'axis');
  const stride = stridesOf(shape)[axis]!;
  const term = context.scope();
  const value = term.element(operation.args[0]!, `(i / ${stride}u * ${shape[axis]!}u + r) * ${stride}u + i % ${stride}u`);
  return elementKernel(context, `var total = 0i;
var largest = 0.0f;
for (var r = 0u; r < ${shape[axis]!}u; r++) {
${term.text}
if (r == 0u || f32(${value}) > largest) {
largest = f32(${value});
total = i32(r);
}
}`);
}

function powerOfTwoBelow(bound: number): number {
  return bound < 2 ? 1 : 2 ** Math.floor(Math.log2(bound));
}
