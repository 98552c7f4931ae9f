/** Orders kernels into levels and decides where each state's next value is written. */
import type { Program, ValueId } from '../../tensor/program';
import { sizeOf } from '../../tensor/shapes';
import { accessesOf, type Access, type Fusion, type Group, type GroupId } from './fuse';
import { isHeavy } from './values';

export interface Schedule {
  readonly groups: readonly Group[];
  /** Groups that may run at the same time, in the order of their turns. */
  readonly levels: readonly (readonly Group[])[];
  readonly levelOf: readonly number[];
  /** What each group reads from memory. */
  readonly accesses: readonly (readonly Access[])[];
  /** Values whose home is the memory of a state: written in place. */
  readonly inPlace: ReadonlyMap<ValueId, string>;
  /** Groups that only copy a value into a state. */
  readonly stateCopies: ReadonlyMap<GroupId, string>;
  readonly producers: ReadonlyMap<ValueId, GroupId>;
  readonly bases: readonly ValueId[];
}

/** Every reader of a state's old value comes before the kernel that overwrites it; where that cannot be, the new value is copied in last. */
export function schedule(program: Program, fusion: Fusion): Schedule {
  return new Scheduler(program, fusion).run();
}

class Scheduler {
  readonly #groups: Group[];
  readonly #accesses: Access[][];
  readonly #inPlace = new Map<ValueId, string>();
  readonly #stateCopies = new Map<GroupId, string>();

  constructor(
    private readonly program: Program,
    private readonly fusion: Fusion,
  ) {
    this.#groups = fusion.groups.map((group) => ({ ...group, dependencies: new Set(group.dependencies) }));
    this.#accesses = this.#groups.map((group) => this.#accessesOf(group));
  }

  run(): Schedule {
    for (const [state, id] of Object.entries(this.program.updates)) this.#update(state, this.fusion.bases[id]!);
    const levelOf = this.#levels();
    const levels: Group[][] = Array.from({ length: Math.max(-1, ...levelOf) + 1 }, () => []);
    for (const group of this.#groups) levels[levelOf[group.id]!]!.push(group);
    const { producers, bases } = this.fusion;
    return { groups: this.#groups, levels, levelOf, accesses: this.#accesses, inPlace: this.#inPlace, stateCopies: this.#stateCopies, producers, bases };
  }

  #accessesOf(group: Group): Access[] {
    const { bases, producers } = this.fusion;
    const isStored = (id: ValueId): boolean => isHeavy(this.program.operations[id]!) || (producers.has(id) && this.#groups[producers.get(id)!]!.members.includes(id));
    const computed = group.root === null ? group.members : [group.root, ...group.members.filter((member) => member !== group.root)];
    return computed.flatMap((id) => accessesOf(this.program, bases, isStored, id)).filter(({ source }) => producers.get(source) !== group.id);
  }

  #update(state: string, value: ValueId): void {
    const readers = this.#readersOf(state);
    const writer = this.#groups[this.fusion.producers.get(value)!]!;
    const others = readers.filter(({ group, aligned }) => group !== writer || !aligned).map(({ group }) => group);
    if (!this.#inPlace.has(value) && others.every((reader) => reader !== writer && !this.#reaches(reader, writer.id))) {
      for (const reader of others) writer.dependencies.add(reader.id);
      this.#inPlace.set(value, state);
    } else this.#copyLast(state, value, [writer, ...readers.map(({ group }) => group)]);
  }

  #copyLast(state: string, value: ValueId, before: readonly Group[]): void {
    const group: Group = {
      id: this.#groups.length, root: null, size: sizeOf(this.program.operations[value]!.shape), members: [value],
      dependencies: new Set(before.map(({ id }) => id)),
    };
    this.#groups.push(group);
    this.#accesses.push([{ source: value, aligned: true }]);
    this.#stateCopies.set(group.id, state);
  }

  #readersOf(state: string): { group: Group; aligned: boolean }[] {
    const { operations } = this.program;
    return this.#accesses.flatMap((accesses, id) => accesses
      .filter(({ source }) => operations[source]!.op === 'state' && operations[source]!.attributes['name'] === state)
      .map(({ aligned }) => ({ group: this.#groups[id]!, aligned })));
  }

  #reaches(from: Group, to: GroupId): boolean {
    const pending = [from.id];
    const seen = new Set<GroupId>();
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      if (id === to) return true;
      if (seen.has(id)) continue;
      seen.add(id);
      pending.push(...this.#groups[id]!.dependencies);
    }
    return false;
  }

  #levels(): number[] {
    const levels: number[] = [];
    const levelOf = (group: Group): number => {
      levels[group.id] ??= 1 + Math.max(-1, ...[...group.dependencies].map((id) => levelOf(this.#groups[id]!)));
      return levels[group.id]!;
    };
    this.#groups.forEach(levelOf);
    return levels;
  }
}
