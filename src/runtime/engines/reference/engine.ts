/** The reference engine: a plain interpreter in 64-bit floats, against which every other engine is tested. */
import type { Program, Value } from '../../tensor/program';
import { sizeOf } from '../../tensor/shapes';
import type { Engine, Executable, Feeds, TensorData } from '../engine';
import { checkSize, constantValues, feedData, isRandom, randomValues, stepOf } from '../host';
import { TensorDataError } from '../errors';
import { arrangementKernels } from './kernels/arrangement';
import { elementwiseKernels } from './kernels/elementwise';
import type { Kernel } from './kernels/kernel';
import { productKernels } from './kernels/products';
import { reduceKernels } from './kernels/reduce';

const kernels: Readonly<Record<string, Kernel>> = { ...elementwiseKernels, ...reduceKernels, ...arrangementKernels, ...productKernels };

export function createReferenceEngine(): Engine {
  return {
    name: 'reference',
    device: 'cpu',
    description: 'Reference interpreter, 64-bit',
    threads: 1,
    compile: async (program) => new ReferenceExecutable(program),
    dispose: async () => {},
  };
}

class ReferenceExecutable implements Executable {
  readonly #program: Program;
  readonly #states: Map<string, Float64Array>;

  constructor(program: Program) {
    this.#program = program;
    this.#states = new Map(Object.entries(program.states).map(([name, { shape }]) => [name, new Float64Array(sizeOf(shape))]));
  }

  async run(steps: number, feedsAt: (index: number) => Feeds): Promise<Record<string, TensorData>> {
    const { operations, outputs, updates } = this.#program;
    const results = mapValues(outputs, (id) => typed(operations[id]!, steps * sizeOf(operations[id]!.shape)));
    for (let index = 0; index < steps; index++) {
      const values = this.#step(feedsAt(index));
      for (const [name, id] of Object.entries(outputs)) results[name]!.set(values[id]!, index * values[id]!.length);
      for (const [name, id] of Object.entries(updates)) this.#states.set(name, values[id]!.slice());
    }
    return results;
  }

  async read(names: readonly string[]): Promise<Record<string, TensorData>> {
    return Object.fromEntries(names.map((name) => {
      const data = this.#states.get(name);
      if (!data) throw new TensorDataError(`There is no state named ${name}`);
      const target = typed(this.#program.states[name]!, data.length);
      target.set(data);
      return [name, target];
    }));
  }

  write(name: string, data: TensorData): void {
    const state = this.#program.states[name];
    if (!state) throw new TensorDataError(`There is no state named ${name}`);
    checkSize('state', name, state.shape, data);
    this.#states.set(name, Float64Array.from(data));
  }

  dispose(): void {
    this.#states.clear();
  }

  #step(feeds: Feeds): Float64Array[] {
    const { operations } = this.#program;
    const values: Float64Array[] = [];
    for (const operation of operations) {
      const inputs = operation.args.map((arg) => ({ shape: operations[arg]!.shape, data: values[arg]! }));
      if (operation.op === 'constant') values.push(Float64Array.from(constantValues(operation)));
      else if (operation.op === 'feed') values.push(Float64Array.from(feedData(operation, feeds)));
      else if (operation.op === 'state') values.push(this.#states.get(String(operation.attributes['name']))!);
      else if (isRandom(operation)) values.push(Float64Array.from(randomValues(operation, stepOf(this.#program, operation, feeds))));
      else values.push(kernels[operation.op]!(inputs, operation.shape, operation.attributes));
    }
    return values;
  }
}

function typed({ dtype }: Pick<Value, 'dtype'>, length: number): TensorData {
  return dtype === 'i32' ? new Int32Array(length) : new Float32Array(length);
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, convert: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, convert(value)]));
}
