/** One or more examples of every operation, for the tests of gradients and of engines. */
import type { ProgramBuilder } from '../../../../src/runtime/tensor/builder';
import * as c from '../../../../src/runtime/tensor/composites';
import * as o from '../../../../src/runtime/tensor/operations';
import type { Value } from '../../../../src/runtime/tensor/program';
import { drawnCase } from './drawnCase';
import { type CaseInput, type OpCase, real } from './opCase';

const positive = (...shape: number[]): CaseInput => ({ shape, low: 0.5, high: 2 });
const wide = (...shape: number[]): CaseInput => ({ shape, low: -60, high: 60 });
const index = (below: number, ...shape: number[]): CaseInput => ({ shape, low: 0, high: below, whole: true });

type Unary = (builder: ProgramBuilder, x: Value) => Value;
type Binary = (builder: ProgramBuilder, x: Value, y: Value) => Value;

const unary = (name: string, apply: Unary, input = real(3, 5)): OpCase => ({ name, inputs: [input], build: (b, [x]) => apply(b, x!) });

function binary(name: string, apply: Binary, second: (...shape: number[]) => CaseInput = real): OpCase[] {
  const build: OpCase['build'] = (b, [x, y]) => apply(b, x!, y!);
  return [
    { name, inputs: [real(3, 5), second(3, 5)], build },
    { name: `${name} of a matrix and a row`, inputs: [real(4, 3), second(3)], build },
    { name: `${name} of a row and a column`, inputs: [real(1, 3), second(4, 1)], build },
    { name: `${name} of a scalar and a matrix`, inputs: [real(), second(2, 3)], build },
  ];
}

/** Sizes that kernels cut into tiles, with and without a rest. */
const matmuls = [[3, 4, 5], [64, 128, 32], [33, 130, 70]].flatMap(([rows, inner, columns]) =>
  [[false, false], [true, false], [false, true], [true, true]].map(([transposeA, transposeB]): OpCase => ({
    name: `matmul ${rows}x${inner}x${columns}${transposeA ? ', left transposed' : ''}${transposeB ? ', right transposed' : ''}`,
    inputs: [real(...(transposeA ? [inner!, rows!] : [rows!, inner!])), real(...(transposeB ? [columns!, inner!] : [inner!, columns!]))],
    build: (b, [x, y]) => o.matmul(b, x!, y!, { transposeA, transposeB }),
  })));

const convolutions = ([['same', 1, 5], ['same', 2, 5], ['same', 2, 4], ['valid', 1, 3], ['valid', 2, 3], ['valid', 3, 2], ['same', 3, 2]] as const).flatMap(([padding, stride, tap]): OpCase[] => {
  const options = { padding, stride };
  const out = padding === 'same' ? Math.ceil(7 / stride) : Math.floor((7 - tap) / stride) + 1;
  const image = real(2, 7, 7, 3);
  const filter = real(tap, tap, 3, 2);
  const output = real(2, out, out, 2);
  const suffix = `${padding}, stride ${stride}, ${tap}x${tap}`;
  return [
    { name: `conv2d ${suffix}`, inputs: [image, filter], build: (b, [x, f]) => o.conv2d(b, x!, f!, options) },
    { name: `conv2d of an image that is one number ${suffix}`, inputs: [filter], build: (b, [f]) => o.conv2d(b, b.constant(0.5, image.shape), f!, options) },
    { name: `conv2dInputGradient ${suffix}`, inputs: [output, filter], build: (b, [y, f]) => o.conv2dInputGradient(b, y!, f!, image.shape, options) },
    { name: `conv2dFilterGradient ${suffix}`, inputs: [image, output], build: (b, [x, y]) => o.conv2dFilterGradient(b, x!, y!, filter.shape, options) },
  ];
});

export const opCases: readonly OpCase[] = [
  ...binary('add', o.add),
  ...binary('sub', o.sub),
  ...binary('mul', o.mul),
  ...binary('div', o.div, positive),
  ...binary('maximum', o.maximum),
  ...binary('minimum', o.minimum),
  ...binary('greater', o.greater),
  ...binary('less', o.less),
  { name: 'equal', inputs: [index(3, 4, 5), index(3, 4, 5)], build: (b, [x, y]) => o.equal(b, x!, y!) },
  { name: 'greaterEqual', inputs: [index(3, 4, 5), index(3, 4, 5)], build: (b, [x, y]) => o.greaterEqual(b, x!, y!) },
  { name: 'select', inputs: [real(3, 5), real(3, 5), real(5)], build: (b, [k, x, y]) => o.select(b, o.greater(b, k!, 0), x!, y!) },
  unary('neg', o.neg),
  unary('exp', o.exp),
  unary('log', o.log, positive(3, 5)),
  unary('sqrt', o.sqrt, positive(3, 5)),
  unary('rsqrt', o.rsqrt, positive(3, 5)),
  unary('square', o.square),
  unary('abs', o.abs),
  unary('reciprocal', o.reciprocal, positive(3, 5)),
  unary('tanh', o.tanh),
  unary('sigmoid', o.sigmoid),
  unary('sigmoid far out', o.sigmoid, wide(40)),
  unary('softplus', o.softplus),
  unary('softplus far out', o.softplus, wide(40)),
  unary('relu', o.relu),
  unary('leakyRelu', (b, x) => c.leakyRelu(b, x, 0.2)),
  unary('step', (b, x) => o.step(b, x, 0.25)),
  unary('sin', o.sin),
  unary('cos', o.cos),
  unary('stopGradient', (b, x) => o.mul(b, x, o.stopGradient(b, o.step(b, x)))),
  unary('clamp', (b, x) => c.clamp(b, x, -1, 0.5)),
  unary('sum', (b, x) => o.sum(b, x)),
  unary('sum of columns', (b, x) => o.sum(b, x, [0])),
  unary('sum of rows, kept', (b, x) => o.sum(b, x, [-1], true)),
  unary('sum of inner axes', (b, x) => o.sum(b, x, [1, 2]), real(2, 3, 2, 4)),
  unary('sum of outer axes', (b, x) => o.sum(b, x, [0, 1, 2]), real(2, 3, 2, 4)),
  unary('mean', (b, x) => o.mean(b, x)),
  unary('mean of columns, kept', (b, x) => o.mean(b, x, [0], true)),
  unary('mean of the middle', (b, x) => o.mean(b, x, [1]), real(2, 3, 4)),
  unary('max', (b, x) => o.max(b, x)),
  unary('max of columns', (b, x) => o.max(b, x, [0])),
  unary('max of rows, kept', (b, x) => o.max(b, x, [1], true)),
  unary('max of max', (b, x) => o.max(b, o.reshape(b, o.max(b, x, [1]), [6, 2, 4]), [1]), real(6, 2, 8)),
  unary('reshape', (b, x) => o.reshape(b, x, [5, -1])),
  unary('transpose', (b, x) => o.transpose(b, x)),
  unary('transpose of four axes', (b, x) => o.transpose(b, x, [0, 3, 1, 2]), real(2, 3, 2, 4)),
  unary('broadcastTo', (b, x) => o.broadcastTo(b, x, [3, 4, 5]), real(4, 1)),
  unary('slice', (b, x) => o.slice(b, x, [1, 2], [2, 2])),
  unary('pad', (b, x) => o.pad(b, x, [1, 0], [0, 2])),
  unary('sum of many columns', (b, x) => o.sum(b, x, [0]), real(130, 70)),
  unary('mean of many rows', (b, x) => o.mean(b, x, [1]), real(40, 784)),
  { name: 'add of a large matrix and a row', inputs: [real(64, 128), real(128)], build: (b, [x, y]) => o.add(b, x!, y!) },
  { name: 'concat of rows', inputs: [real(2, 3), real(1, 3), real(3, 3)], build: (b, xs) => o.concat(b, xs, 0) },
  { name: 'concat of columns', inputs: [real(2, 3), real(2, 1)], build: (b, xs) => o.concat(b, xs, -1) },
  { name: 'label maps beside a picture', inputs: [real(2, 3, 3, 2), index(4, 2)], build: (b, [x, i]) => o.concat(b, [x!, o.broadcastTo(b, o.reshape(b, o.oneHot(b, o.cast(b, i!, 'i32'), 4), [2, 1, 1, 4]), [2, 3, 3, 4])], -1) },
  { name: 'learned maps beside a picture', inputs: [real(2, 3, 3, 2), real(2, 3)], build: (b, [x, row]) => o.concat(b, [x!, o.broadcastTo(b, o.reshape(b, row!, [2, 1, 1, 3]), [2, 3, 3, 3])], -1) },
  { name: 'a skip through a matrix', inputs: [real(2, 3, 3, 4), real(2, 3, 3, 2), real(2, 4)], build: (b, [x, skipped, kernel]) => o.add(b, x!, o.matmul(b, skipped!, kernel!)) },
  { name: 'gather of rows in turn', inputs: [real(2, 3)], build: (b, [x]) => o.gather(b, x!, b.constant([0, 1, 0, 1, 0], [5], 'i32')) },
  { name: 'gather', inputs: [real(4, 3), index(4, 2, 3)], build: (b, [x, i]) => o.gather(b, x!, o.cast(b, i!, 'i32')) },
  { name: 'scatterAdd', inputs: [real(6, 2), index(4, 6)], build: (b, [x, i]) => o.scatterAdd(b, o.cast(b, i!, 'i32'), x!, 4) },
  { name: 'argMax', inputs: [real(4, 5)], build: (b, [x]) => o.argMax(b, x!) },
  { name: 'argMax of columns', inputs: [real(4, 5)], build: (b, [x]) => o.argMax(b, x!, 0) },
  { name: 'counts of numbers, some beyond the table', inputs: [index(6, 3, 8)], build: (b, [i]) => o.sum(b, o.oneHot(b, o.cast(b, i!, 'i32'), 4), [1]) },
  { name: 'oneHot', inputs: [index(4, 6)], build: (b, [i]) => o.oneHot(b, o.cast(b, i!, 'i32'), 4) },
  { name: 'counts of classes', inputs: [index(5, 4, 3)], build: (b, [i]) => o.sum(b, o.oneHot(b, o.cast(b, i!, 'i32'), 5), [1]) },
  { name: 'cast to whole numbers', inputs: [real(12)], build: (b, [x]) => o.cast(b, x!, 'i32') },
  ...matmuls,
  {
    name: 'a sum of matmuls over rows of different lengths', inputs: [real(3, 4), real(4, 5), real(3, 7), real(7, 5)],
    build: (b, [x, y, longer, taller]) => o.add(b, o.matmul(b, x!, y!), o.matmul(b, longer!, taller!)),
  },
  { name: 'batched matmul', inputs: [real(2, 3, 4), real(2, 4, 5)], build: (b, [x, y]) => o.matmul(b, x!, y!) },
  { name: 'batched matmul, right transposed', inputs: [real(2, 3, 4), real(2, 5, 4)], build: (b, [x, y]) => o.matmul(b, x!, y!, { transposeB: true }) },
  { name: 'matmul of a matrix that is one number', inputs: [real(8, 5)], build: (b, [x]) => o.matmul(b, b.constant(0.5, [3, 8]), x!) },
  { name: 'matmul by a matrix that is one number', inputs: [real(3, 8)], build: (b, [x]) => o.matmul(b, x!, o.reshape(b, b.constant(0.5, [40]), [8, 5])) },
  { name: 'matmul of rows in a batch', inputs: [real(2, 3, 4), real(4, 5)], build: (b, [x, y]) => o.matmul(b, x!, y!) },
  unary('softmax', o.softmax),
  unary('softmax far out', o.softmax, wide(4, 6)),
  unary('logSoftmax', o.logSoftmax),
  unary('logSumExp', (b, x) => c.logSumExp(b, x, [1])),
  unary('norm', (b, x) => c.norm(b, x, [1])),
  { name: 'normalize', inputs: [real(6, 3), positive(3), real(3)], build: (b, [x, scale, offset]) => c.normalize(b, x!, c.moments(b, x!, [0]), scale!, offset!, 1e-3) },
  { name: 'sigmoidCrossEntropyWithLogits', inputs: [real(5, 1), positive(5, 1)], build: (b, [x, t]) => c.sigmoidCrossEntropyWithLogits(b, x!, t!) },
  ...convolutions,
  drawnCase,
];
