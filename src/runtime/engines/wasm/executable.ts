/** Runs a program's module: feeds and outputs of many steps lie in one memory, and nothing happens between steps. */
import type { DType, Operation } from '../../tensor/program';
import { sizeOf } from '../../tensor/shapes';
import type { Executable, Feeds, TensorData } from '../engine';
import { TensorDataError } from '../errors';
import { checkSize, constantValues, feedData } from '../host';
import { planProgram, type Plan } from '../plan/plan';
import { compileModule, type CompiledModule, type Features, type Run } from './compileModule';
import { instantiate } from './threadProtocol';
import type { Threads } from './threads';

/** Steps in one call, at most, and the memory that their feeds and outputs may take, in bytes. */
const [mostSteps, largestCall] = [64, 4 * 2 ** 20];

export class WasmExecutable implements Executable {
  readonly #feeds: readonly { readonly operation: Operation; readonly offset: number }[];

  private constructor(
    private readonly plan: Plan,
    private readonly stepsAtOnce: number,
    private readonly compiled: CompiledModule,
    private readonly memory: WebAssembly.Memory,
    private readonly start: (steps: number) => void,
    private readonly disposed: () => void,
  ) {
    const { program } = plan;
    this.#feeds = program.operations.flatMap((operation) =>
      operation.op === 'feed' ? [{ operation, offset: plan.feeds.get(String(operation.attributes['name']))! }] : []);
    for (const { value, offset } of plan.constants) {
      const operation = program.operations[value]!;
      this.#view(operation.dtype, this.#planned(offset), sizeOf(operation.shape)).set(constantValues(operation));
    }
  }

  static async create(program: Plan['program'], features: Features, threads: Threads | null, disposed: () => void): Promise<WasmExecutable> {
    const plan = planProgram(program);
    const stepsAtOnce = stepsOf(plan);
    const compiled = compileModule(plan, stepsAtOnce, features);
    const memory = new WebAssembly.Memory({ initial: compiled.pages, maximum: compiled.pages, shared: features.shared });
    const module = await WebAssembly.compile(compiled.bytes);
    const run: Run = await instantiate(module, memory);
    const id = await threads?.load(module, memory);
    const mayWait = Number(!('document' in globalThis));
    const start = (steps: number): void => {
      if (id !== undefined) threads!.run(id, steps);
      run(0, threads?.count ?? 1, steps, mayWait);
    };
    return new WasmExecutable(plan, stepsAtOnce, compiled, memory, start, () => {
      if (id !== undefined) threads!.release(id);
      disposed();
    });
  }

  async run(steps: number, feedsAt: (index: number) => Feeds): Promise<Record<string, TensorData>> {
    const { program: { operations }, outputs } = this.plan;
    const results = Object.fromEntries(Object.entries(this.plan.program.outputs).map(([name, id]) =>
      [name, numbers(operations[id]!.dtype, steps * sizeOf(operations[id]!.shape))]));
    for (let done = 0; done < steps; done += this.stepsAtOnce) {
      const count = Math.min(this.stepsAtOnce, steps - done);
      for (let step = 0; step < count; step++) this.#stage(step, feedsAt(done + step));
      this.start(count);
      for (const [name, id] of Object.entries(this.plan.program.outputs)) {
        const { dtype, shape } = operations[id]!;
        const size = sizeOf(shape);
        const { ring, ringStep } = this.compiled.addresses;
        for (let step = 0; step < count; step++) {
          results[name]!.set(this.#view(dtype, ring + step * ringStep + outputs.get(name)! * 4, size), (done + step) * size);
        }
      }
    }
    return results;
  }

  async read(names: readonly string[]): Promise<Record<string, TensorData>> {
    return Object.fromEntries(names.map((name) => {
      const { dtype, shape } = this.#state(name);
      const data = numbers(dtype, sizeOf(shape));
      data.set(this.#view(dtype, this.#planned(this.plan.states.get(name)!), data.length));
      return [name, data];
    }));
  }

  write(name: string, data: TensorData): void {
    const { dtype, shape } = this.#state(name);
    checkSize('state', name, shape, data);
    this.#view(dtype, this.#planned(this.plan.states.get(name)!), data.length).set(data);
  }

  dispose(): void {
    this.disposed();
  }

  #state(name: string): { readonly dtype: DType; readonly shape: readonly number[] } {
    const state = this.plan.program.states[name];
    if (!state) throw new TensorDataError(`There is no state named ${name}`);
    return state;
  }

  #stage(step: number, feeds: Feeds): void {
    const start = this.compiled.addresses.feeds + step * this.compiled.addresses.feedsStep;
    for (const { operation, offset } of this.#feeds) {
      const data = feedData(operation, feeds);
      this.#view(operation.dtype, start + offset * 4, data.length).set(data);
    }
  }

  #planned(offset: number): number {
    return this.compiled.addresses.memory + offset * 4;
  }

  #view(dtype: DType, address: number, size: number): TensorData {
    const { buffer } = this.memory;
    return dtype === 'i32' ? new Int32Array(buffer, address, size) : new Float32Array(buffer, address, size);
  }
}

function stepsOf({ sizes }: Plan): number {
  return Math.max(1, Math.min(mostSteps, Math.floor(largestCall / (4 * Math.max(sizes.feeds, sizes.ring, 1)))));
}

function numbers(dtype: DType, length: number): TensorData {
  return dtype === 'i32' ? new Int32Array(length) : new Float32Array(length);
}
