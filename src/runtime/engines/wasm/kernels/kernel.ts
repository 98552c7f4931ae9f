/** What all kernels have in common: tasks that are cut into units, and how results are finished and stored. */
import type { ValueId } from '../../../tensor/program';
import type { PlannedKernel } from '../../plan/plan';
import { sequence, type I32, type Statement, type V128 } from '../../../assembler/code';
import { f32x4, i32, v128 } from '../../../assembler/instructions';
import { eachIndex } from '../../../assembler/loops';
import type { FunctionBuilder } from '../../../assembler/module';
import { Block } from '../emit/block';
import type { RegularLanes } from '../emit/lanes';
import { addressOf, Scope, type Address, type Layout, type Pointers } from '../emit/scope';

/** The function that a task becomes: it does the units from `begin` to before `end`. */
export interface Frame {
  readonly builder: FunctionBuilder;
  readonly begin: I32;
  readonly end: I32;
  readonly pointers: Pointers;
  /** Memory of the thread's own, of `scratchBytes`. */
  readonly scratch: I32;
}

/** Enough for a tile of a product. */
export const scratchBytes = 1024;

/** Work that any number of threads can share, unit by unit; which does what changes no result. */
export interface Task {
  readonly name: string;
  readonly units: number;
  readonly body: (frame: Frame) => Statement;
}

/** Tasks of one stage run at the same time; the next stage begins when all are done. */
export type Stages = readonly (readonly Task[])[];

/** The smallest number with all its digits. */
const smallestNormal = 2 ** -126;

/** Zero in place of denormal numbers, as on a GPU: Adam's averages of what no longer moves end there, and processors take up to a hundred times as long with them. */
function flushed(block: Block, elements: V128): V128 {
  const kept = block.let(elements);
  return v128.and(kept, v128.not(f32x4.less(f32x4.abs(kept), block.constant(smallestNormal))));
}

/** A vector of the root's results, if the kernel has one, and where its elements are. */
export interface Result {
  readonly lanes: RegularLanes;
  readonly total: V128 | null;
  /** So many of the lanes count; all of them if nothing is said. */
  readonly count?: number;
}

export class KernelContext {
  readonly #own: ReadonlySet<ValueId>;

  constructor(
    readonly layout: Layout,
    readonly kernel: PlannedKernel,
    /** Memory for one level, of so many elements; its address in bytes. */
    readonly allocate: (elements: number) => number,
  ) {
    const { root, members } = kernel.group;
    this.#own = new Set(kernel.copies ? [] : root === null ? members : [root, ...members]);
  }

  scope(block: Block, { pointers }: Frame): Scope {
    return new Scope(this.layout, this.#own, pointers, block);
  }

  /**
   * Stores every member where there are results. Two vectors at a time, all loads before all stores, the upper half stored
   * first: so a compiler can make one vector of twice the size of them, as V8 does where it is told to (`--wasm-revectorize`).
   */
  finish(block: Block, frame: Frame, results: readonly Result[]): void {
    for (let first = 0; first < results.length; first += 2) this.#finishTogether(block, frame, results.slice(first, first + 2));
  }

  #finishTogether(block: Block, frame: Frame, results: readonly Result[]): void {
    const { group: { root }, writes } = this.kernel;
    const scope = this.scope(block, frame);
    for (const { lanes, total } of results) if (root !== null && total) scope.define(root, lanes, total);
    const stores = writes.flatMap(({ value, ...place }) => results.flatMap(({ lanes, count }) => {
      const elements = scope.element(value, lanes);
      const isFloat = this.layout.program.operations[value]!.dtype === 'f32';
      return scope.store(place, lanes, block.let(isFloat ? flushed(block, elements) : elements), count);
    }));
    block.add(...stores.toReversed());
  }

  /** Where a stored value begins. */
  address(value: ValueId, { pointers }: Frame): Address {
    return addressOf(this.layout, pointers, this.layout.homes.get(this.layout.bases[value]!)!);
  }

  shapeOf(value: ValueId): readonly number[] {
    return this.layout.program.operations[value]!.shape;
  }
}

/** Stores vectors behind one another, from the last to the first: see `KernelContext.finish`. */
export function storeRow(to: I32, vectors: readonly V128[]): Statement {
  return sequence(...vectors.map((vector, index) => v128.store(to, vector, 16 * index)).toReversed());
}

/** A pointer to an address plus `bytes`. */
export function pointTo({ pointer, offset }: Address, bytes: I32): I32 {
  const start = offset === 0 ? bytes : i32.add(bytes, i32.const(offset));
  return pointer ? i32.add(pointer, start) : start;
}

/** A block around a loop over indices, with another one within: what the body says is constant is computed outside. */
export function loopBlock(outer: Block, begin: I32, end: I32, step: number, body: (inner: Block, index: I32) => void): void {
  const loop = eachIndex(outer.builder, begin, end, step, (index) => {
    const inner = new Block(outer.builder, outer);
    body(inner, index);
    return inner.code;
  });
  outer.add(loop);
}
