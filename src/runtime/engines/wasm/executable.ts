/** Runs a program's module: feeds and outputs of many steps lie in one memory, and nothing happens between steps. */
import type { DType, Operation, Program } from '../../tensor/program';
import { sizeOf } from '../../tensor/shapes';
import type { FillingExecutable, Feeds, TensorData } from '../engine';
import { TensorDataError } from '../errors';
import { checkSize, constantValues, feedData } from '../host';
import { planProgram, type Plan } from '../plan/plan';
import { compileModule, type CompiledModule, type Features } from './compileModule';
import { bytesPerElement } from './emit/scope';
import type { Memories } from './memories';
import { instantiate } from './threadProtocol';
import type { Threads } from './threads';

/** Steps in one call, at most, and the memory that their feeds and outputs may take, in bytes. */
const [mostSteps, largestCall] = [64, 4 * 2 ** 20];

/** A feed or an output: the same tensor of one step after the other, as views of the memory. */
interface Slots {
  readonly name: string;
  readonly operation: Operation;
  readonly steps: readonly TensorData[];
}

export class WasmExecutable implements FillingExecutable {
  readonly #feeds: readonly Slots[];
  readonly #outputs: readonly Slots[];
  readonly #states: ReadonlyMap<string, TensorData>;
  #isDisposed = false;

  private constructor(
    private readonly program: Program,
    private readonly memory: PlannedMemory,
    /** Runs so many steps on all threads. */
    private readonly start: (steps: number) => void,
    private readonly disposed: () => void,
  ) {
    this.#feeds = memory.feeds();
    this.#outputs = memory.outputs();
    this.#states = new Map(Object.entries(program.states).map(([name, { dtype, shape }]) => [name, memory.state(name, dtype, shape)]));
    memory.writeConstants();
  }

  /** Throws an EngineUnavailableError where there is not enough memory. */
  static async create(program: Program, features: Features, memories: Memories, threads: Threads | null, disposed: () => void): Promise<WasmExecutable> {
    const plan = planProgram(program);
    const memory = new PlannedMemory(plan, stepsAtOnce(plan), features, memories);
    const module = await WebAssembly.compile(memory.compiled.bytes);
    const run = await instantiate(module, memory.memory);
    if (!threads) return new WasmExecutable(program, memory, (steps) => run(0, 1, steps), disposed);
    const id = await threads.load(module, memory.memory);
    const start = (steps: number): void => {
      threads.run(id, steps);
      run(0, threads.count, steps);
    };
    return new WasmExecutable(program, memory, start, () => {
      threads.release(id);
      disposed();
    });
  }

  async run(steps: number, feedsAt: (index: number) => Feeds, into: Readonly<Record<string, TensorData>> = {}): Promise<Record<string, TensorData>> {
    const results = this.#outputs.map(({ name, operation: { dtype, shape } }) => {
      const size = steps * sizeOf(shape);
      const room = into[name];
      return room && room.length >= size ? room.subarray(0, size) : numbers(dtype, size);
    });
    const atOnce = this.memory.stepsAtOnce;
    for (let done = 0; done < steps; done += atOnce) {
      const count = Math.min(atOnce, steps - done);
      for (let step = 0; step < count; step++) {
        const feeds = feedsAt(done + step);
        for (const { operation, steps: slots } of this.#feeds) slots[step]!.set(feedData(operation, feeds));
      }
      this.start(count);
      this.#outputs.forEach(({ steps: slots }, output) => {
        for (let step = 0; step < count; step++) results[output]!.set(slots[step]!, (done + step) * slots[step]!.length);
      });
    }
    return Object.fromEntries(this.#outputs.map(({ name }, output) => [name, results[output]!]));
  }

  async read(names: readonly string[]): Promise<Record<string, TensorData>> {
    return Object.fromEntries(names.map((name) => [name, this.#state(name).slice()]));
  }

  write(name: string, data: TensorData): void {
    const state = this.#state(name);
    checkSize('state', name, this.program.states[name]!.shape, data);
    state.set(data);
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.memory.giveBack();
    this.disposed();
  }

  #state(name: string): TensorData {
    const state = this.#states.get(name);
    if (!state) throw new TensorDataError(`There is no state named ${name}`);
    return state;
  }
}

/** One plan's memory, and where things are in it. */
class PlannedMemory {
  readonly compiled: CompiledModule;
  readonly memory: WebAssembly.Memory;
  readonly giveBack: () => void;

  constructor(
    private readonly plan: Plan,
    readonly stepsAtOnce: number,
    features: Features,
    memories: Memories,
  ) {
    this.compiled = compileModule(plan, stepsAtOnce, features);
    ({ memory: this.memory, giveBack: this.giveBack } = memories.take(this.compiled.pages, features.shared));
  }

  feeds(): Slots[] {
    const { feeds, feedsStep } = this.compiled.addresses;
    return this.plan.program.operations.filter(({ op }) => op === 'feed').map((operation) => {
      const name = String(operation.attributes['name']);
      return this.#slots(name, operation, feeds + this.plan.feeds.get(name)! * bytesPerElement, feedsStep);
    });
  }

  outputs(): Slots[] {
    const { ring, ringStep } = this.compiled.addresses;
    return Object.entries(this.plan.program.outputs).map(([name, id]) =>
      this.#slots(name, this.plan.program.operations[id]!, ring + this.plan.outputs.get(name)! * bytesPerElement, ringStep));
  }

  state(name: string, dtype: DType, shape: readonly number[]): TensorData {
    return this.#planned(dtype, this.plan.states.get(name)!, sizeOf(shape));
  }

  writeConstants(): void {
    for (const { value, offset } of this.plan.constants) {
      const operation = this.plan.program.operations[value]!;
      this.#planned(operation.dtype, offset, sizeOf(operation.shape)).set(constantValues(operation));
    }
  }

  #slots(name: string, operation: Operation, address: number, distance: number): Slots {
    const { dtype, shape } = operation;
    return { name, operation, steps: Array.from({ length: this.stepsAtOnce }, (_, step) => this.#view(dtype, address + step * distance, sizeOf(shape))) };
  }

  #planned(dtype: DType, offset: number, size: number): TensorData {
    return this.#view(dtype, this.compiled.addresses.memory + offset * bytesPerElement, size);
  }

  #view(dtype: DType, address: number, size: number): TensorData {
    return dtype === 'i32' ? new Int32Array(this.memory.buffer, address, size) : new Float32Array(this.memory.buffer, address, size);
  }
}

function stepsAtOnce({ sizes }: Plan): number {
  return Math.max(1, Math.min(mostSteps, Math.floor(largestCall / (bytesPerElement * Math.max(sizes.feeds, sizes.ring, 1)))));
}

function numbers(dtype: DType, length: number): TensorData {
  return dtype === 'i32' ? new Int32Array(length) : new Float32Array(length);
}
