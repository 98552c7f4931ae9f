/** Runs one program on the active backend of TensorFlow.js: a static interpreter with a known last use for every value. */
import { concat, reshape, setBackend, tensor, tidy, zeros, type Tensor } from '@tensorflow/tfjs-core';
import { releaseSchedule } from '../../tensor/lifetimes';
import type { DType, Operation, Program, ValueId } from '../../tensor/program';
import { sizeOf } from '../../tensor/shapes';
import type { DeviceKind, Executable, Feeds, TensorData } from '../engine';
import { TensorDataError } from '../errors';
import type { Guard } from '../guard';
import { checkSize, constantValues, feedData, isRandom, randomValues, stepOf } from '../host';
import { arrangementKernels } from './kernels/arrangement';
import { elementwiseKernels } from './kernels/elementwise';
import type { Kernel } from './kernels/kernel';
import { productKernels } from './kernels/products';
import { reduceKernels } from './kernels/reduce';

const kernels: Readonly<Record<string, Kernel>> = { ...elementwiseKernels, ...reduceKernels, ...arrangementKernels, ...productKernels };

export class TfjsExecutable implements Executable {
  readonly #program: Program;
  readonly #device: DeviceKind;
  readonly #guard: Guard;
  readonly #release: readonly (readonly ValueId[])[];
  readonly #constants: ReadonlyMap<ValueId, Tensor>;
  readonly #states: Map<string, Tensor>;

  readonly #disposed: () => void;

  /** `disposed` is called when it is. */
  constructor(program: Program, device: DeviceKind, guard: Guard, disposed: () => void) {
    this.#program = program;
    this.#disposed = disposed;
    this.#device = device;
    this.#guard = guard;
    this.#release = releaseSchedule(program);
    this.#activate();
    this.#constants = new Map(program.operations.flatMap((operation, id) =>
      operation.op === 'constant' ? [[id, upload(constantValues(operation), operation)] as const] : []));
    this.#states = new Map(Object.entries(program.states).map(([name, { shape, dtype }]) => [name, zeros([...shape], tfjsType(dtype))]));
  }

  run(steps: number, feedsAt: (index: number) => Feeds): Promise<Record<string, TensorData>> {
    return this.#guard(() => this.#run(steps, feedsAt));
  }

  read(names: readonly string[]): Promise<Record<string, TensorData>> {
    return this.#guard(async () => {
      const entries = names.map(async (name) => [name, await download(this.#state(name))] as const);
      return Object.fromEntries(await Promise.all(entries));
    });
  }

  write(name: string, data: TensorData): void {
    const state = this.#program.states[name];
    if (!state) throw new TensorDataError(`There is no state named ${name}`);
    checkSize('state', name, state.shape, data);
    this.#activate();
    const before = this.#states.get(name);
    this.#states.set(name, upload(data, state));
    before?.dispose();
  }

  dispose(): void {
    disposeAll(this.#constants.values());
    disposeAll(this.#states.values());
    this.#states.clear();
    this.#disposed();
  }

  async #run(steps: number, feedsAt: (index: number) => Feeds): Promise<Record<string, TensorData>> {
    this.#activate();
    const history = new Map<string, Tensor[]>(Object.keys(this.#program.outputs).map((name) => [name, []]));
    try {
      for (let index = 0; index < steps; index++) this.#step(feedsAt(index), history);
      return await this.#collect(history);
    } finally {
      for (const tensors of history.values()) disposeAll(tensors);
    }
  }

  #state(name: string): Tensor {
    const state = this.#states.get(name);
    if (!state) throw new TensorDataError(`There is no state named ${name}`);
    return state;
  }

  /** A backend that has started becomes the active one within this call; only starting one takes time. */
  #activate(): void {
    void setBackend(this.#device);
  }

  #step(feeds: Feeds, history: ReadonlyMap<string, Tensor[]>): void {
    const { operations, outputs, updates } = this.#program;
    const values = new Map<ValueId, Tensor>();
    try {
      operations.forEach((operation, id) => {
        values.set(id, this.#evaluate(operation, id, values, feeds));
        for (const freed of this.#release[id]!) this.#free(freed, values);
      });
      for (const [name, id] of Object.entries(outputs)) history.get(name)!.push(values.get(id)!.clone());
      const next = Object.entries(updates).map(([name, id]) => [name, values.get(id)!.clone()] as const);
      for (const [name, value] of next) {
        this.#states.get(name)?.dispose();
        this.#states.set(name, value);
      }
    } finally {
      for (const id of values.keys()) this.#free(id, values);
    }
  }

  /** Constants stay; a state is held here by a clone of its own. */
  #free(id: ValueId, values: Map<ValueId, Tensor>): void {
    if (!this.#constants.has(id)) values.get(id)?.dispose();
    values.delete(id);
  }

  #evaluate(operation: Operation, id: ValueId, values: ReadonlyMap<ValueId, Tensor>, feeds: Feeds): Tensor {
    if (operation.op === 'constant') return this.#constants.get(id)!;
    if (operation.op === 'state') return this.#state(String(operation.attributes['name'])).clone();
    if (operation.op === 'feed') return upload(feedData(operation, feeds), operation);
    if (isRandom(operation)) return upload(randomValues(operation, stepOf(this.#program, operation, feeds)), operation);
    const inputs = operation.args.map((arg) => values.get(arg)!);
    return tidy(() => kernels[operation.op]!(inputs, operation, this.#device));
  }

  /** Everything of one type comes in one read: on a GPU the reads cost, not the numbers. */
  async #collect(history: ReadonlyMap<string, Tensor[]>): Promise<Record<string, TensorData>> {
    const results: Record<string, TensorData> = {};
    for (const dtype of ['f32', 'i32'] as const) {
      const names = [...history.keys()].filter((name) => this.#output(name).dtype === dtype);
      const data = await downloadTogether(names.flatMap((name) => history.get(name)!), dtype);
      let start = 0;
      for (const name of names) {
        const end = start + history.get(name)!.length * sizeOf(this.#output(name).shape);
        results[name] = data.slice(start, end);
        start = end;
      }
    }
    return results;
  }

  #output(name: string): Operation {
    return this.#program.operations[this.#program.outputs[name]!]!;
  }
}

function tfjsType(dtype: DType): 'int32' | 'float32' {
  return dtype === 'i32' ? 'int32' : 'float32';
}

/** Copies, because some backends keep the very array that they are given. */
function upload(data: TensorData | readonly number[], { shape, dtype }: { readonly shape: readonly number[]; readonly dtype: DType }): Tensor {
  return tensor(dtype === 'i32' ? Int32Array.from(data) : Float32Array.from(data), [...shape], tfjsType(dtype));
}

/** Copies, because some backends give the very array that they compute with. */
async function download(source: Tensor): Promise<TensorData> {
  return (await source.data<'float32' | 'int32'>()).slice();
}

async function downloadTogether(tensors: readonly Tensor[], dtype: DType): Promise<TensorData> {
  if (tensors.length === 0) return dtype === 'i32' ? new Int32Array(0) : new Float32Array(0);
  const all = tidy(() => concat(tensors.map((each) => reshape(each, [each.size]))));
  return download(all).finally(() => all.dispose());
}

function disposeAll(tensors: Iterable<Tensor>): void {
  for (const each of tensors) each.dispose();
}
