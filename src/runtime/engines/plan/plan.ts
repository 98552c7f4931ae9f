/** The static plan of a program: where every value lives and which kernels run when. */
import type { Program, ValueId } from '../../tensor/program';
import { sizeOf } from '../../tensor/shapes';
import { fuse, type Group, type GroupId } from './fuse';
import { rewrite } from './rewrite';
import { schedule, type Schedule } from './schedule';
import { isLeaf, isResident, isSum, rereadsOperands } from './values';

/**
 * `memory` keeps states, constants and what is computed; `half` keeps large things that are computed with 16 bits each;
 * `feeds` and `ring` have a part for each step of a batch of steps.
 */
export type Space = 'memory' | 'feeds' | 'ring' | 'half';

/** A place, in elements: of 16 bits in `half`, of 32 bits elsewhere. */
export interface Place {
  readonly space: Space;
  readonly offset: number;
}

export interface Write extends Place {
  readonly value: ValueId;
}

/** A kernel with the places that it writes. */
export interface PlannedKernel {
  readonly group: Group;
  readonly writes: readonly Write[];
  /** Only copies its one member, which another kernel computes. */
  readonly copies: boolean;
}

export interface Plan {
  readonly program: Program;
  readonly bases: readonly ValueId[];
  /** Kernels of one level may run at the same time. */
  readonly levels: readonly (readonly PlannedKernel[])[];
  readonly homes: ReadonlyMap<ValueId, Place>;
  /** Offsets by name. */
  readonly states: ReadonlyMap<string, number>;
  readonly feeds: ReadonlyMap<string, number>;
  readonly outputs: ReadonlyMap<string, number>;
  readonly constants: readonly { readonly value: ValueId; readonly offset: number }[];
  /** Sizes in elements; those of feeds and ring are for one step. */
  readonly sizes: Readonly<Record<Space, number>>;
}

/** Places begin at multiples of this many elements. */
const alignment = 64;

/** Fewer elements cost next to nothing to read, and are often what precision hangs on: moments, logits, losses. So are sums, of any size. */
const fewestHalf = 4096;

export interface PlanOptions {
  /** Keep what is computed and forgotten within a step with half precision; states and outputs are single. */
  readonly half?: boolean;
  /** Cut long sums with few results into parts, for a device with many processors. */
  readonly split?: boolean;
}

export function planProgram(source: Program, { half = false, split = false }: PlanOptions = {}): Plan {
  const program = rewrite(source, split);
  return new Planner(program, schedule(program, fuse(program)), half).run();
}

class Planner {
  readonly #sizes: Record<Space, number> = { memory: 0, feeds: 0, ring: 0, half: 0 };
  readonly #homes = new Map<ValueId, Place>();
  readonly #states = new Map<string, number>();
  readonly #feeds = new Map<string, number>();
  readonly #outputs = new Map<string, number>();
  readonly #constants: { value: ValueId; offset: number }[] = [];

  constructor(
    private readonly program: Program,
    private readonly order: Schedule,
    private readonly half: boolean,
  ) {}

  run(): Plan {
    this.#placeResidents();
    for (const [name, id] of Object.entries(this.program.outputs)) this.#outputs.set(name, this.#grow('ring', this.#size(id)));
    this.#placeComputed();
    const writes = this.#writes();
    return {
      program: this.program,
      bases: this.order.bases,
      levels: this.order.levels.map((level) => level.map((group) => ({ group, writes: writes[group.id]!, copies: this.order.stateCopies.has(group.id) }))),
      homes: this.#homes,
      states: this.#states,
      feeds: this.#feeds,
      outputs: this.#outputs,
      constants: this.#constants,
      sizes: this.#sizes,
    };
  }

  #size(id: ValueId): number {
    return sizeOf(this.program.operations[id]!.shape);
  }

  #grow(space: Space, size: number): number {
    const offset = this.#sizes[space];
    this.#sizes[space] += aligned(size);
    return offset;
  }

  #placeResidents(): void {
    for (const [name, { shape }] of Object.entries(this.program.states)) this.#states.set(name, this.#grow('memory', sizeOf(shape)));
    const { operations } = this.program;
    const reread = new Set(operations.flatMap((operation) => (rereadsOperands(operation) ? operation.args.map((value) => this.order.bases[value]!) : [])));
    operations.forEach((operation, id) => {
      // A single number is part of the code that needs it, but not of kernels that go through their operands again and again.
      const hasHome = isResident(operation) || (isLeaf(operation) && reread.has(id));
      if (!hasHome) return;
      const name = String(operation.attributes['name']);
      if (operation.op === 'state') this.#homes.set(id, { space: 'memory', offset: this.#states.get(name)! });
      else if (operation.op === 'feed') {
        this.#feeds.set(name, this.#grow('feeds', this.#size(id)));
        this.#homes.set(id, { space: 'feeds', offset: this.#feeds.get(name)! });
      } else {
        const offset = this.#grow('memory', this.#size(id));
        this.#constants.push({ value: id, offset });
        this.#homes.set(id, { space: 'memory', offset });
      }
    });
  }

  /** Values share memory when the one is read for the last time in an earlier level than the other is written. */
  #placeComputed(): void {
    for (const [value, state] of this.order.inPlace) this.#homes.set(value, { space: 'memory', offset: this.#states.get(state)! });
    const lastRead = this.#lastReads();
    const arenas = { memory: new Arena(this.#sizes.memory), half: new Arena(0) };
    const given = new Set([...Object.values(this.program.outputs), ...Object.values(this.program.updates)].map((id) => this.order.bases[id]!));
    const spaceOf = (value: ValueId): 'memory' | 'half' => {
      const operation = this.program.operations[value]!;
      return this.half && !given.has(value) && operation.dtype === 'f32' && this.#size(value) >= fewestHalf && !isSum(operation) ? 'half' : 'memory';
    };
    this.order.levels.forEach((groups, level) => {
      arenas.memory.release(level);
      arenas.half.release(level);
      for (const value of groups.flatMap(({ id, members }) => (this.order.stateCopies.has(id) ? [] : members))) {
        const last = lastRead.get(value);
        const space = spaceOf(value);
        if (last !== undefined && !this.#homes.has(value)) this.#homes.set(value, { space, offset: arenas[space].take(aligned(this.#size(value)), last) });
      }
    });
    this.#sizes.memory = arenas.memory.end;
    this.#sizes.half = arenas.half.end;
  }

  #lastReads(): Map<ValueId, number> {
    const last = new Map<ValueId, number>();
    this.order.accesses.forEach((accesses, group) => {
      for (const { source } of accesses) last.set(source, Math.max(last.get(source) ?? 0, this.order.levelOf[group]!));
    });
    return last;
  }

  #writes(): Write[][] {
    const outputsOf = new Map<ValueId, Place[]>();
    for (const [name, id] of Object.entries(this.program.outputs)) {
      const value = this.order.bases[id]!;
      outputsOf.set(value, [...(outputsOf.get(value) ?? []), { space: 'ring', offset: this.#outputs.get(name)! }]);
    }
    return this.order.groups.map(({ id, members }) => {
      const state = this.order.stateCopies.get(id);
      if (state !== undefined) return [{ value: members[0]!, space: 'memory', offset: this.#states.get(state)! }];
      return members.flatMap((value) => {
        const home = this.#homes.get(value);
        return [...(home ? [home] : []), ...(outputsOf.get(value) ?? [])].map((place) => ({ ...place, value }));
      });
    });
  }
}

/** Hands out places and takes them back when their values are read no more. */
class Arena {
  #taken: { offset: number; size: number; last: GroupId }[] = [];
  #end: number;

  constructor(private readonly start: number) {
    this.#end = start;
  }

  get end(): number {
    return this.#end;
  }

  /** Takes back what is read last before `level`. */
  release(level: number): void {
    this.#taken = this.#taken.filter(({ last }) => last >= level);
  }

  /** The first gap that is large enough. */
  take(size: number, last: number): number {
    let offset = this.start;
    let index = 0;
    for (; index < this.#taken.length && this.#taken[index]!.offset - offset < size; index++) {
      offset = this.#taken[index]!.offset + this.#taken[index]!.size;
    }
    this.#taken.splice(index, 0, { offset, size, last });
    this.#end = Math.max(this.#end, offset + size);
    return offset;
  }
}

function aligned(size: number): number {
  return Math.ceil(Math.max(size, 1) / alignment) * alignment;
}
