/** Runs a plan: many steps in one pass, one submission, and one read of all outputs at the end. */
import type { DType, Operation } from '../../tensor/program';
import { sizeOf } from '../../tensor/shapes';
import type { Executable, Feeds, TensorData } from '../engine';
import { EngineUnavailableError, TensorDataError } from '../errors';
import type { Guard } from '../guard';
import { checkSize, constantValues, feedData } from '../host';
import { bindGroupLayout, Buffers, createPipelines, type Precision, type WebgpuDevice } from './device';
import type { Plan } from '../plan/plan';
import { shaderOf } from './wgsl/shader';

/** Steps in one submission, at most. */
const mostSteps = 32;
/** What the feeds or outputs of one submission may take, in elements. */
const largestBatch = 2 ** 24;
/** Submissions that may be under way before their end is awaited. */
const mostUnderWay = 4;
const bytes = 4;
const bytesOfHalf: Readonly<Record<Precision, number>> = { single: 0, half: 2, rounded: 4 };
/** Every device allows a uniform to begin at multiples of this. */
const controlStride = 256;

interface Dispatch {
  readonly pipeline: GPUComputePipeline;
  readonly workgroups: readonly [number, number];
}

export class WebgpuExecutable implements Executable {
  readonly #stepsAtOnce: number;
  readonly #memory: GPUBuffer;
  readonly #feeds: GPUBuffer;
  readonly #ring: GPUBuffer;
  readonly #bindings: GPUBindGroup;
  readonly #feedOperations: readonly { readonly operation: Operation; readonly offset: number }[];
  /** The dynamic offset of a step, again and again. */
  readonly #offset = new Uint32Array(1);
  readonly #guard: Guard;
  #results: GPUBuffer | null = null;
  #isDisposed = false;

  private constructor(
    private readonly plan: Plan,
    private readonly buffers: Buffers,
    private readonly dispatches: readonly Dispatch[],
    layout: GPUBindGroupLayout,
    { guard, precision }: WebgpuDevice,
    private readonly disposed: () => void,
  ) {
    this.#guard = guard;
    const { sizes, program } = plan;
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
    this.#stepsAtOnce = stepsAtOnce(plan);
    this.#memory = buffers.create('memory', sizes.memory * bytes, usage);
    this.#feeds = buffers.create('feeds', sizes.feeds * this.#stepsAtOnce * bytes, usage);
    this.#ring = buffers.create('ring', sizes.ring * this.#stepsAtOnce * bytes, usage);
    const half = buffers.create('half', sizes.half * bytesOfHalf[precision], usage);
    const control = buffers.create('control', controlStride * this.#stepsAtOnce, GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST);
    for (let step = 0; step < this.#stepsAtOnce; step++) buffers.device.queue.writeBuffer(control, step * controlStride, Uint32Array.of(step * sizes.feeds, step * sizes.ring));
    const whole = [this.#memory, this.#feeds, this.#ring, half].map((buffer, binding) => ({ binding, resource: { buffer } }));
    this.#bindings = buffers.device.createBindGroup({ layout, entries: [...whole, { binding: whole.length, resource: { buffer: control, size: 16 } }] });
    this.#feedOperations = program.operations.flatMap((operation) =>
      operation.op === 'feed' ? [{ operation, offset: plan.feeds.get(String(operation.attributes['name']))! }] : []);
    for (const { value, offset } of plan.constants) this.#upload(offset, typed(constantValues(program.operations[value]!), program.operations[value]!.dtype));
  }

  /** Throws an EngineUnavailableError where the plan does not fit the device. */
  static async create(on: WebgpuDevice, plan: Plan, disposed: () => void): Promise<WebgpuExecutable> {
    const { device, software, precision } = on;
    const { maxStorageBufferBindingSize, maxBufferSize } = device.limits;
    const { sizes } = plan;
    const steps = stepsAtOnce(plan);
    const largest = Math.max(sizes.memory * bytes, sizes.feeds * steps * bytes, sizes.ring * steps * bytes, sizes.half * bytesOfHalf[precision]);
    if (largest > Math.min(maxStorageBufferBindingSize, maxBufferSize)) throw new EngineUnavailableError('webgpu', `the program needs a buffer of ${largest} bytes`);
    const layout = bindGroupLayout(device);
    const shaders = plan.levels.map((kernels) => shaderOf(plan, kernels, { software, precision }));
    const pipelines = await createPipelines(device, layout, shaders.map(({ code }) => code));
    const dispatches = shaders.map(({ workgroups }, index) => ({ pipeline: pipelines[index]!, workgroups }));
    const buffers = new Buffers(device);
    device.pushErrorScope('out-of-memory');
    const executable = new WebgpuExecutable(plan, buffers, dispatches, layout, on, disposed);
    const error = await device.popErrorScope();
    if (!error) return executable;
    buffers.dispose();
    throw new EngineUnavailableError('webgpu', error.message);
  }

  run(steps: number, feedsAt: (index: number) => Feeds): Promise<Record<string, TensorData>> {
    return this.#guard(() => this.#run(steps, feedsAt));
  }

  read(names: readonly string[]): Promise<Record<string, TensorData>> {
    return this.#guard(async () => {
      const states = names.map((name) => ({ name, ...this.#state(name) }));
      const total = states.reduce((sum, { size }) => sum + size, 0);
      const { device } = this.buffers;
      const target = device.createBuffer({ size: Math.max(total, 1) * bytes, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
      try {
        const encoder = device.createCommandEncoder();
        let start = 0;
        const starts = states.map(({ offset, size }) => {
          encoder.copyBufferToBuffer(this.#memory, offset * bytes, target, start * bytes, size * bytes);
          start += size;
          return start - size;
        });
        device.queue.submit([encoder.finish()]);
        await target.mapAsync(GPUMapMode.READ);
        const data = target.getMappedRange();
        return Object.fromEntries(states.map(({ name, dtype, size }, index) => [name, view(data, dtype, starts[index]!, size).slice()]));
      } finally {
        target.destroy();
      }
    });
  }

  write(name: string, data: TensorData): void {
    const { offset, shape, dtype } = this.#state(name);
    checkSize('state', name, shape, data);
    this.#upload(offset, typed(data, dtype));
  }

  dispose(): void {
    this.#isDisposed = true;
    this.buffers.dispose();
    this.#results?.destroy();
    this.disposed();
  }

  #state(name: string): { offset: number; size: number; shape: readonly number[]; dtype: DType } {
    const state = this.plan.program.states[name];
    if (!state) throw new TensorDataError(`There is no state named ${name}`);
    return { ...state, offset: this.plan.states.get(name)!, size: sizeOf(state.shape) };
  }

  #upload(offset: number, data: Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer>): void {
    this.buffers.device.queue.writeBuffer(this.#memory, offset * bytes, data);
  }

  async #run(steps: number, feedsAt: (index: number) => Feeds): Promise<Record<string, TensorData>> {
    const size = steps * this.plan.sizes.ring * bytes;
    const results = this.#takeResults(size);
    try {
      await this.#submit(steps, feedsAt, results);
      if (size === 0) return this.#collect(new ArrayBuffer(0), 0);
      await results.mapAsync(GPUMapMode.READ, 0, size);
      return this.#collect(results.getMappedRange(0, size), steps);
    } finally {
      results.unmap();
      this.#keepResults(results);
    }
  }

  async #submit(steps: number, feedsAt: (index: number) => Feeds, results: GPUBuffer): Promise<void> {
    const { queue } = this.buffers.device;
    for (let done = 0, submissions = 1; done < steps; done += this.#stepsAtOnce, submissions++) {
      const count = Math.min(this.#stepsAtOnce, steps - done);
      for (let step = 0; step < count; step++) this.#stage(step, feedsAt(done + step));
      queue.submit([this.#encode(count, done, results)]);
      if (submissions % mostUnderWay === 0) await queue.onSubmittedWorkDone();
    }
  }

  /** A buffer for all outputs of a run: that of the run before, when it is large enough and not in use. */
  #takeResults(size: number): GPUBuffer {
    const kept = this.#results;
    this.#results = null;
    if (kept && kept.size >= size) return kept;
    kept?.destroy();
    return this.buffers.device.createBuffer({ label: 'results', size: Math.max(size, 16), usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  }

  #keepResults(results: GPUBuffer): void {
    if (this.#results || this.#isDisposed) results.destroy();
    else this.#results = results;
  }

  /** Writes straight into the device's buffer: one copy of the numbers less than by way of an array for all steps. */
  #stage(step: number, feeds: Feeds): void {
    const start = step * this.plan.sizes.feeds;
    for (const { operation, offset } of this.#feedOperations) {
      const data = feedData(operation, feeds);
      const fits = data instanceof (operation.dtype === 'i32' ? Int32Array : Float32Array);
      this.buffers.device.queue.writeBuffer(this.#feeds, (start + offset) * bytes, fits ? (data as Float32Array<ArrayBuffer>) : typed(data, operation.dtype));
    }
  }

  #encode(count: number, done: number, results: GPUBuffer): GPUCommandBuffer {
    const encoder = this.buffers.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    for (let step = 0; step < count; step++) {
      this.#offset[0] = step * controlStride;
      pass.setBindGroup(0, this.#bindings, this.#offset, 0, 1);
      for (const { pipeline, workgroups } of this.dispatches) {
        pass.setPipeline(pipeline);
        pass.dispatchWorkgroups(workgroups[0], workgroups[1]);
      }
    }
    pass.end();
    const size = this.plan.sizes.ring * bytes;
    if (size > 0) encoder.copyBufferToBuffer(this.#ring, 0, results, done * size, count * size);
    return encoder.finish();
  }

  #collect(data: ArrayBuffer, steps: number): Record<string, TensorData> {
    const { program, outputs, sizes } = this.plan;
    const ring = { f32: new Float32Array(data), i32: new Int32Array(data) };
    return Object.fromEntries(Object.entries(program.outputs).map(([name, id]) => {
      const { shape, dtype } = program.operations[id]!;
      const size = sizeOf(shape);
      const stacked = typed(steps * size, dtype);
      const [source, start] = [ring[dtype], outputs.get(name)!];
      for (let step = 0; step < steps; step++) {
        for (let element = 0; element < size; element++) stacked[step * size + element] = source[step * sizes.ring + start + element]!;
      }
      return [name, stacked];
    }));
  }
}

function stepsAtOnce({ sizes }: Plan): number {
  return Math.max(1, Math.min(mostSteps, Math.floor(largestBatch / Math.max(sizes.feeds, sizes.ring, 1))));
}

/** A copy in the type of the tensor, or zeros where only their number is given. */
function typed(data: number | ArrayLike<number>, dtype: DType): Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer> {
  if (typeof data === 'number') return dtype === 'i32' ? new Int32Array(data) : new Float32Array(data);
  return dtype === 'i32' ? Int32Array.from(data) : Float32Array.from(data);
}

function view(data: ArrayBuffer, dtype: DType, start: number, size: number): TensorData {
  return dtype === 'i32' ? new Int32Array(data, start * bytes, size) : new Float32Array(data, start * bytes, size);
}
