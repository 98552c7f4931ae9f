/** Runs one program as an ONNX model: many steps in a call, the states kept on the host between calls. */
import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import type { DType, Program } from '../../tensor/program';
import { sizeOf } from '../../tensor/shapes';
import type { Executable, Feeds, TensorData } from '../engine';
import { TensorDataError } from '../errors';
import { checkSize, feedData, fillRandom, isRandom, stepOf } from '../host';
import type { PackedProgram } from './packUpdates';
import type { RandomNumbers } from './randomNumbers';
import type { OnnxRuntime } from './runtime';
import { resultOutput, type StackedInput, stateInput, stateOutput, type StepModel, stepsInput } from './stepModel';

/** Room for an input of several steps, with a view of each step's part. */
interface Stack {
  readonly input: StackedInput;
  readonly whole: TensorData;
  readonly parts: readonly TensorData[];
}

/** Feeds and outputs of one call take about this much memory at the most, in bytes. Calls are long since each copies the states out and leaves garbage. */
const callBytes = 32 * 2 ** 20;

export class OnnxExecutable implements Executable {
  /** By their names in the packed program. */
  readonly #states: Map<string, TensorData>;
  readonly #stepsPerCall: number;
  /** Room for the inputs of the longest call so far, used again and again: new arrays for every call would keep the collector of garbage busy. */
  #room: readonly Stack[] = [];
  /** The call that is under way; a session runs one at a time. */
  #running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly program: Program,
    private readonly packed: PackedProgram,
    private readonly model: StepModel,
    private readonly session: InferenceSession,
    private readonly runtime: OnnxRuntime,
    /** Null where the host makes them itself. */
    private readonly random: RandomNumbers | null,
    private readonly disposed: () => void,
  ) {
    this.#states = new Map(Object.entries(packed.program.states).map(([name, { shape, dtype }]) => [name, numbers(dtype, sizeOf(shape))]));
    const outputs = Object.values(program.outputs).map((id) => program.operations[id]!);
    const perStep = [...model.stacked.map(({ operation }) => operation), ...outputs].reduce((total, { shape }) => total + 4 * sizeOf(shape), 0);
    this.#stepsPerCall = Math.max(1, Math.floor(callBytes / Math.max(1, perStep)));
  }

  async run(steps: number, feedsAt: (index: number) => Feeds): Promise<Record<string, TensorData>> {
    const { operations, outputs } = this.program;
    const results = Object.fromEntries(Object.entries(outputs).map(([name, id]) => [name, numbers(operations[id]!.dtype, steps * sizeOf(operations[id]!.shape))]));
    for (let first = 0; first < steps; first += this.#stepsPerCall) {
      const prepared = await this.#prepare(first, steps, feedsAt);
      const call = this.session.run({ ...prepared, ...this.#stateInputs() });
      this.#running = call;
      const found = await call;
      for (const [name, id] of Object.entries(outputs)) results[name]!.set(data(found[resultOutput(name)]!), first * sizeOf(operations[id]!.shape));
      for (const name of this.model.carried) this.#states.set(name, data(found[stateOutput(name)]!));
    }
    return results;
  }

  async read(names: readonly string[]): Promise<Record<string, TensorData>> {
    return Object.fromEntries(names.map((name) => [name, this.#state(name).slice()]));
  }

  write(name: string, source: TensorData): void {
    const { shape } = this.program.states[name] ?? missing(name);
    checkSize('state', name, shape, source);
    this.#state(name).set(source);
  }

  dispose(): void {
    this.#states.clear();
    this.random?.dispose();
    this.disposed();
    void this.#running.catch(() => {}).then(() => this.session.release());
  }

  #state(name: string): TensorData {
    const place = this.packed.places.get(name);
    if (!place) return this.#states.get(name) ?? missing(name);
    return this.#states.get(place.state)!.subarray(place.offset, place.offset + sizeOf(this.program.states[name]!.shape));
  }

  /** The inputs of the call that begins with step `first`, without the states. */
  async #prepare(first: number, steps: number, feedsAt: (index: number) => Feeds): Promise<Record<string, Tensor>> {
    const count = Math.min(this.#stepsPerCall, steps - first);
    const stacks = this.#roomFor(count);
    for (let index = 0; index < count; index++) {
      const feeds = feedsAt(first + index);
      for (const { input, parts } of stacks) this.#fill(input, parts[index]!, feeds);
      this.random?.note(index, feeds);
    }
    await this.random?.make(count, Object.fromEntries(stacks.map(({ input, whole }) => [input.name, whole])));
    const { Tensor } = this.runtime.ort;
    const inputs: Record<string, Tensor> = { [stepsInput]: new Tensor('int32', new Int32Array(count), [count]) };
    for (const { input: { name, operation: { dtype, shape } }, whole } of stacks) {
      inputs[name] = new Tensor(tensorType(dtype), whole.subarray(0, count * sizeOf(shape)), [count, ...shape]);
    }
    return inputs;
  }

  #stateInputs(): Record<string, Tensor> {
    return Object.fromEntries(this.model.states.map((name) => {
      const { dtype, shape } = this.packed.program.states[name]!;
      return [stateInput(name), new this.runtime.ort.Tensor(tensorType(dtype), this.#states.get(name)!, shape)];
    }));
  }

  #roomFor(count: number): readonly Stack[] {
    if (this.#room.length < this.model.stacked.length || this.#room.some(({ parts }) => parts.length < count)) {
      this.#room = this.model.stacked.map((input) => stackOf(input, count));
    }
    return this.#room;
  }

  /** Writes one step's numbers of one input to their place, unless another engine does. */
  #fill({ operation }: StackedInput, part: TensorData, feeds: Feeds): void {
    if (!isRandom(operation)) part.set(feedData(operation, feeds));
    else if (!this.random) fillRandom(operation, stepOf(this.packed.program, operation, feeds), part as Float32Array);
  }
}

function missing(name: string): never {
  throw new TensorDataError(`There is no state named ${name}`);
}

function numbers(dtype: DType, length: number): TensorData {
  return dtype === 'i32' ? new Int32Array(length) : new Float32Array(length);
}

function stackOf(input: StackedInput, count: number): Stack {
  const { dtype, shape } = input.operation;
  const size = sizeOf(shape);
  const whole = numbers(dtype, count * size);
  return { input, whole, parts: Array.from({ length: count }, (_, index) => whole.subarray(index * size, (index + 1) * size)) };
}

function data(tensor: Tensor): TensorData {
  return tensor.data as TensorData;
}

function tensorType(dtype: DType): 'float32' | 'int32' {
  return dtype === 'i32' ? 'int32' : 'float32';
}
