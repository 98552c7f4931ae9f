/** Every layer in use: it trains for a few steps, and every engine must end where the reference does. */
import { layerDefinition, layerDefinitions } from '../../../../src/nodes/networks/layers/registry';
import type { LayerParams } from '../../../../src/nodes/networks/layers/define';
import type { Engine, TensorData } from '../../../../src/runtime/engines/engine';
import { createReferenceEngine } from '../../../../src/runtime/engines/reference/engine';
import { ProgramBuilder } from '../../../../src/runtime/tensor/builder';
import { gradients } from '../../../../src/runtime/tensor/gradients';
import { cast, mean, mul, randomUniform, square, sub } from '../../../../src/runtime/tensor/operations';
import type { Value } from '../../../../src/runtime/tensor/program';
import { sizeOf } from '../../../../src/runtime/tensor/shapes';
import { CounterRandom } from '../../../../src/runtime/tensor/random';
import { caseWeights } from '../tensor/caseData';
import { largestError } from './agreement';

/** What arrives at an input, with the batch: numbers, or classes below `below`. */
interface Arriving {
  readonly shape: readonly number[];
  readonly below?: number;
}

interface LayerCase {
  readonly name: string;
  readonly kind: string;
  readonly params: LayerParams;
  readonly inputs: readonly [Arriving, ...Arriving[]];
}

type Use = Pick<LayerCase, 'inputs'> & { readonly params?: LayerParams };

const numbers = (...shape: number[]): Arriving => ({ shape });
const classes = (below: number, ...shape: number[]): Arriving => ({ shape, below });
const row = numbers(4, 6);
const picture = numbers(2, 6, 7, 4);
const on = (...inputs: [Arriving, ...Arriving[]]): Use => ({ inputs });

/** Rows and pictures, sizes that windows leave a rest of, every encoding. */
const uses: Readonly<Record<string, readonly Use[]>> = {
  dense: [{ inputs: [row], params: { units: 5 } }],
  relu: [on(row)],
  leakyRelu: [on(row)],
  tanh: [on(picture)],
  sigmoid: [on(row)],
  batchNorm: [on(row), on(picture)],
  dropout: [on(row), on(picture)],
  reshape: [{ inputs: [row], params: { shape: '3x2' } }],
  flatten: [on(picture)],
  conv2d: [{ inputs: [picture], params: { filters: 3, kernel: 3 } }, { inputs: [picture], params: { filters: 3, kernel: 5, stride: 2 } }, { inputs: [picture], params: { filters: 3, kernel: 3, stride: 2, padding: 'valid' } }],
  convTranspose2d: [{ inputs: [picture], params: { filters: 3, kernel: 5 } }, { inputs: [picture], params: { filters: 3, kernel: 3, padding: 'valid' } }],
  upsample2d: [on(picture)],
  avgPool2d: [on(picture)],
  maxPool2d: [on(picture)],
  layerNorm: [on(row), on(picture)],
  groupNorm: [{ inputs: [picture], params: { groups: 2 } }],
  add: [on(picture, picture), on(picture, numbers(2, 4))],
  concatenate: [on(picture, numbers(2, 6, 7, 3))],
  multiply: [on(picture, numbers(2, 4))],
  condition: [on(row, classes(10, 4)), on(picture, numbers(2, 3)), { inputs: [picture, classes(10, 2)], params: { encoding: 'learned', size: 2 } }],
  embedding: [{ inputs: [classes(10, 4)], params: { size: 3 } }],
  embeddingBag: [{ inputs: [classes(5, 4, 3)], params: { rows: 5, size: 3, mode: 'mean' } }],
  residual: [on(row, row), on(picture, numbers(2, 6, 7, 2))],
};

export const layerCases: readonly LayerCase[] = Object.entries(uses).flatMap(([kind, list]) =>
  list.map(({ inputs, params = {} }): LayerCase => {
    const defaults = Object.entries(layerDefinition(kind)!.params).map(([name, spec]) => [name, spec.default]);
    return { name: `${kind} of ${inputs.map(({ shape }) => shape.join('x')).join(' and ')} ${JSON.stringify(params)}`, kind, params: { ...Object.fromEntries(defaults), ...params }, inputs };
  }),
);

/** Kinds that have no case yet. */
export const untried = layerDefinitions.map(({ kind }) => kind).filter((kind) => !Object.hasOwn(uses, kind));

const steps = 3;

/** Largest error, relative to 1 + |expected|, of all that a layer has learned after some steps; what enters it learns too, so that gradients pass through. */
export async function largestTrainingError(engine: Engine, layer: LayerCase): Promise<number> {
  const [expected, found] = [await trained(createReferenceEngine(), layer), await trained(engine, layer)];
  return Math.max(...Object.keys(expected).map((name) => largestError(found[name]!, expected[name]!)));
}

async function trained(engine: Engine, { kind, params, inputs }: LayerCase): Promise<Record<string, TensorData>> {
  const definition = layerDefinition(kind)!;
  const builder = new ProgramBuilder();
  const step = builder.feed('step', [], 'i32');
  const [input, ...others] = inputs.map(({ shape, below }, index) =>
    below === undefined ? builder.state(`input${index}`, shape) : cast(builder, builder.feed(`input${index}`, shape), 'i32')) as [Value, ...Value[]];
  const weights = definition.weights?.(input.shape.slice(1), params, others.map(({ shape }) => shape.slice(1))) ?? [];
  const states = new Map(weights.map(({ name, shape }) => [name, builder.state(name, shape)]));
  let streams = 0;
  const output = definition.lower(
    {
      builder,
      training: true,
      weight: (name) => states.get(name)!,
      update: (name, value) => builder.update(name, value),
      uniform: (shape) => randomUniform(builder, step, shape, { seed: 5, stream: streams++ }),
    },
    input,
    params,
    others,
  );
  const learning = new Map([...states].filter(([name]) => weights.some((weight) => weight.name === name && weight.trainable)));
  inputs.forEach(({ below }, index) => below === undefined && learning.set(`input${index}`, [input, ...others][index]!));
  const loss = mean(builder, square(builder, sub(builder, output, caseWeights(builder, output.shape, 1))));
  builder.output('loss', loss);
  const slopes = gradients(builder, loss, [...learning.values()]);
  [...learning].forEach(([name, value], index) => builder.update(name, sub(builder, value, mul(builder, slopes[index]!, 0.5))));
  const program = builder.build();
  const executable = await engine.compile(program);
  const names = Object.keys(program.states);
  for (const [index, name] of names.entries()) executable.write(name, drawn(program.states[name]!.shape, index));
  const told = Object.fromEntries(inputs.flatMap(({ shape, below }, index) => (below === undefined ? [] : [[`input${index}`, Float32Array.from({ length: sizeOf(shape) }, (_, at) => (at * 3 + 1) % below)]])));
  const { loss: losses } = await executable.run(steps, (index) => ({ step: Int32Array.of(index), ...told }));
  const learned = await executable.read(names);
  executable.dispose();
  return { ...learned, loss: losses! };
}

/** Numbers between 0.5 and 1.5, so that a variance among them is one. */
function drawn(shape: readonly number[], stream: number): Float32Array {
  const random = new CounterRandom(29, stream);
  return Float32Array.from({ length: sizeOf(shape) }, () => 0.5 + random.uniform());
}
