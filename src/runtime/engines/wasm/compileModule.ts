/** A plan as one WebAssembly module: a function for each task, and one that runs steps on any number of threads. */
import type { Plan } from '../plan/plan';
import { isHeavy } from '../plan/values';
import { loopWhile, sequence, type I32, type Statement } from '../../assembler/code';
import { i32 } from '../../assembler/instructions';
import { increase } from '../../assembler/loops';
import { FunctionBuilder, ModuleBuilder, pageBytes } from '../../assembler/module';
import { bytesPerElement, type Layout, type Registers } from './emit/scope';
import { convolutionKernel } from './kernels/convolution';
import { argMaxKernel, elementKernel } from './kernels/elements';
import { KernelContext, scratchBytes, type Stages, type Task } from './kernels/kernel';
import { matmulKernel } from './kernels/matmul';
import { reduceKernel } from './kernels/reduce';
import { addBarrier, mostThreads, Sharing, wholeLines } from './sharing';

export interface Features {
  /** The processor's fused multiply-add may be used. */
  readonly relaxed: boolean;
  /** Memory can be shared between threads. */
  readonly shared: boolean;
  readonly registers: Registers;
}

/** Where things are in the module's memory, in bytes. */
export interface Addresses {
  /** The planned memory: states, constants and what is computed. */
  readonly memory: number;
  /** Feeds, then outputs, of one step after the other. */
  readonly feeds: number;
  readonly ring: number;
  /** Distance from one step to the next. */
  readonly feedsStep: number;
  readonly ringStep: number;
}

export interface CompiledModule {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly pages: number;
  readonly addresses: Addresses;
}

/** Parameters of the exported function `run`. */
export type Run = (thread: number, threads: number, steps: number) => void;

/** What the barrier needs lies before this, threads' own memory behind it. */
export const scratchStart = 256;
/** Vectors may be read beyond the last element. */
const slack = 1024;

export function compileModule(plan: Plan, stepsAtOnce: number, { relaxed, shared, registers }: Features): CompiledModule {
  const memory = scratchStart + mostThreads * scratchBytes;
  const layout: Layout = { program: plan.program, bases: plan.bases, homes: plan.homes, memory, relaxed, registers };
  const arena = new LevelArena(memory + plan.sizes.memory * bytesPerElement);
  const stages = plan.levels.flatMap((level) => {
    arena.clear();
    const kernels = level.map((kernel) => kernelStages(new KernelContext(layout, kernel, (elements) => arena.take(elements))));
    return Array.from({ length: Math.max(...kernels.map(({ length }) => length)) }, (_, stage) => kernels.flatMap((all) => all[stage] ?? []));
  }).filter(({ length }) => length > 0);
  const [feedsStep, ringStep] = [plan.sizes.feeds * bytesPerElement, plan.sizes.ring * bytesPerElement];
  const feeds = arena.end;
  const ring = feeds + stepsAtOnce * feedsStep;
  const addresses = { memory, feeds, ring, feedsStep, ringStep };
  const end = ring + stepsAtOnce * ringStep + slack;
  // Counters are cleared while another stage is under way.
  if (stages.length === 1) stages.push([]);
  const sharing = shared ? new Sharing(end, stages.map(({ length }) => length)) : null;
  const pages = Math.ceil((sharing?.end ?? end) / pageBytes);
  return { bytes: moduleOf(stages, addresses, sharing).build({ pages, shared }), pages, addresses };
}

function kernelStages(context: KernelContext): Stages {
  const { root } = context.kernel.group;
  if (root === null) return elementKernel(context);
  const operation = context.layout.program.operations[root]!;
  if (!isHeavy(operation)) throw new Error(`There is no kernel for ${operation.op}`);
  if (operation.op === 'argMax') return argMaxKernel(context);
  if (operation.op === 'matmul') return matmulKernel(context);
  return operation.op.startsWith('conv2d') ? convolutionKernel(context) : reduceKernel(context);
}

function moduleOf(stages: readonly (readonly Task[])[], addresses: Addresses, sharing: Sharing | null): ModuleBuilder {
  const module = new ModuleBuilder();
  const main = new FunctionBuilder(3);
  const [thread, threads, steps] = [0, 1, 2].map((index) => main.parameter(index).value) as [I32, I32, I32];
  const crew = { builder: main, thread, threads };
  const [feeds, ring, scratch] = [main.local('i32'), main.local('i32'), main.local('i32')];
  const barrier = sharing ? addBarrier(module) : null;
  const calls = stages.map((tasks, stage) => {
    const work = tasks.map((task, index) => {
      const call = addTask(module, task);
      const part = (begin: I32, end: I32): Statement => call(begin, end, feeds.value, ring.value, scratch.value);
      return sharing ? sharing.share(crew, stage, index, task.units, part) : part(i32.const(0), i32.const(task.units));
    });
    return sharing && barrier ? sequence(...work, sharing.clearBefore(stage, crew), barrier(threads)) : sequence(...work);
  });
  const step = main.local('i32');
  module.export('run', main, sequence(
    feeds.set(i32.const(addresses.feeds)),
    ring.set(i32.const(addresses.ring)),
    scratch.set(i32.add(i32.const(scratchStart), i32.multiply(thread, i32.const(scratchBytes)))),
    loopWhile(i32.below(step.value, steps), sequence(
      ...calls,
      increase(feeds, addresses.feedsStep),
      increase(ring, addresses.ringStep),
      increase(step, 1),
    )),
  ));
  return module;
}

function addTask(module: ModuleBuilder, task: Task): ReturnType<ModuleBuilder['add']> {
  const builder = new FunctionBuilder(5);
  const [begin, end, feeds, ring, scratch] = [0, 1, 2, 3, 4].map((index) => builder.parameter(index).value) as [I32, I32, I32, I32, I32];
  return module.add(task.name, builder, task.body({ builder, begin, end, pointers: { feeds, ring }, scratch }));
}

/** Memory that kernels use within one level only. */
class LevelArena {
  #next: number;
  #end: number;

  constructor(private readonly start: number) {
    this.#next = start;
    this.#end = start;
  }

  get end(): number {
    return this.#end;
  }

  clear(): void {
    this.#next = this.start;
  }

  /** The address of so many elements, on a cache line of its own. */
  take(elements: number): number {
    const address = this.#next;
    this.#next += wholeLines(elements * bytesPerElement);
    this.#end = Math.max(this.#end, this.#next);
    return address;
  }
}
