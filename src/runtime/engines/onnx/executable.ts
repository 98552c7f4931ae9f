/** Runs one program as an ONNX model: many steps in a call, the states kept on the host between calls. */
import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import type { DType, Program } from '../../tensor/program';
import { sizeOf } from '../../tensor/shapes';
import type { Executable, Feeds, TensorData } from '../engine';
import { TensorDataError } from '../errors';
import { checkSize, feedData, fillRandom, isRandom, stepOf } from '../host';
import type { OnnxRuntime } from './runtime';
import { resultOutput, type StackedInput, stateInput, stateOutput, type StepModel, stepsInput } from './stepModel';

/** Feeds and outputs of one call take about this much memory at the most, in bytes. */
const callBytes = 8 * 2 ** 20;

export class OnnxExecutable implements Executable {
  readonly #states: Map<string, TensorData>;
  readonly #stepsPerCall: number;
  /** Room for the feeds of the longest call so far, used anew by each. */
  #stacks: readonly TensorData[] = [];
  #stacked = 0;
  /** The call that is under way; a session runs one at a time. */
  #running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly program: Program,
    private readonly model: StepModel,
    private readonly session: InferenceSession,
    private readonly runtime: OnnxRuntime,
    private readonly disposed: () => void,
  ) {
    this.#states = new Map(Object.entries(program.states).map(([name, { shape, dtype }]) => [name, numbers(dtype, sizeOf(shape))]));
    const outputs = Object.values(program.outputs).map((id) => program.operations[id]!);
    const perStep = [...model.stacked.map(({ operation }) => operation), ...outputs].reduce((total, { shape }) => total + 4 * sizeOf(shape), 0);
    this.#stepsPerCall = Math.max(1, Math.floor(callBytes / Math.max(1, perStep)));
  }

  async run(steps: number, feedsAt: (index: number) => Feeds): Promise<Record<string, TensorData>> {
    const { operations, outputs } = this.program;
    const results = Object.fromEntries(Object.entries(outputs).map(([name, id]) => [name, numbers(operations[id]!.dtype, steps * sizeOf(operations[id]!.shape))]));
    for (let first = 0; first < steps; first += this.#stepsPerCall) {
      const count = Math.min(this.#stepsPerCall, steps - first);
      const found = await this.#call(count, (index) => feedsAt(first + index));
      for (const [name, id] of Object.entries(outputs)) results[name]!.set(data(found[resultOutput(name)]!), first * sizeOf(operations[id]!.shape));
      for (const name of this.model.carried) this.#states.set(name, data(found[stateOutput(name)]!));
    }
    return results;
  }

  async read(names: readonly string[]): Promise<Record<string, TensorData>> {
    return Object.fromEntries(names.map((name) => [name, this.#state(name).slice()]));
  }

  write(name: string, source: TensorData): void {
    const { shape, dtype } = this.program.states[name] ?? missing(name);
    checkSize(`state ${name}`, shape, source);
    this.#states.set(name, dtype === 'i32' ? Int32Array.from(source) : Float32Array.from(source));
  }

  dispose(): void {
    this.#states.clear();
    this.disposed();
    void this.#running.catch(() => {}).then(() => this.session.release());
  }

  #state(name: string): TensorData {
    return this.#states.get(name) ?? missing(name);
  }

  async #call(count: number, feedsAt: (index: number) => Feeds): Promise<Readonly<Record<string, Tensor>>> {
    const stacks = this.#room(count);
    for (let index = 0; index < count; index++) {
      const feeds = feedsAt(index);
      this.model.stacked.forEach((input, which) => this.#stack(input, stacks[which]!, index, feeds));
    }
    const { Tensor } = this.runtime.ort;
    const inputs: Record<string, Tensor> = { [stepsInput]: new Tensor('int64', BigInt64Array.of(BigInt(count)), []) };
    this.model.stacked.forEach(({ name, operation: { dtype, shape } }, which) => {
      inputs[name] = new Tensor(tensorType(dtype), stacks[which]!, [count, ...shape]);
    });
    for (const name of this.model.states) {
      const { dtype, shape } = this.program.states[name]!;
      inputs[stateInput(name)] = new Tensor(tensorType(dtype), this.#state(name), shape);
    }
    const call = this.session.run(inputs);
    this.#running = call;
    return await call as Record<string, Tensor>;
  }

  #room(count: number): readonly TensorData[] {
    if (count > this.#stacked) {
      this.#stacks = this.model.stacked.map(({ operation }) => numbers(operation.dtype, count * sizeOf(operation.shape)));
      this.#stacked = count;
    }
    return this.#stacks.map((stack, which) => stack.subarray(0, count * sizeOf(this.model.stacked[which]!.operation.shape)));
  }

  /** Writes one step's numbers of one input to their place. */
  #stack({ operation }: StackedInput, stack: TensorData, index: number, feeds: Feeds): void {
    const size = sizeOf(operation.shape);
    if (isRandom(operation)) fillRandom(operation, stepOf(this.program, operation, feeds), stack.subarray(index * size, (index + 1) * size) as Float32Array);
    else stack.set(feedData(operation, feeds), index * size);
  }
}

function missing(name: string): never {
  throw new TensorDataError(`There is no state named ${name}`);
}

function numbers(dtype: DType, length: number): TensorData {
  return dtype === 'i32' ? new Int32Array(length) : new Float32Array(length);
}

function data(tensor: Tensor): TensorData {
  return tensor.data as TensorData;
}

function tensorType(dtype: DType): 'float32' | 'int32' {
  return dtype === 'i32' ? 'int32' : 'float32';
}
