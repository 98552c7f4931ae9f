/** Groups the operations of a program into kernels. */
import type { Program, ValueId } from '../../tensor/program';
import { sizeOf } from '../../tensor/shapes';
import { baseValues, costOf, isHeavy, isLeaf, isPointwise, isRandom, isResident, rereadsOperands } from './values';

export type GroupId = number;

/** One kernel: an operation such as a matrix product (or none), and elementwise work on its result. */
export interface Group {
  readonly id: GroupId;
  readonly root: ValueId | null;
  /** Number of elements that it computes. */
  readonly size: number;
  /** Values that it stores, all of this size. */
  readonly members: ValueId[];
  /** Groups whose results it reads. */
  readonly dependencies: Set<GroupId>;
}

export interface Fusion {
  readonly groups: readonly Group[];
  /** For each value, the value that holds its elements. */
  readonly bases: readonly ValueId[];
  /** The group that stores a value. */
  readonly producers: ReadonlyMap<ValueId, GroupId>;
}

/** A value in memory that a kernel reads; `aligned` where it reads only the element that it computes. */
export interface Access {
  readonly source: ValueId;
  readonly aligned: boolean;
}

/** Work that is done again by each user rather than stored, in additions for one element. */
const mostRepeatedCost = 8;
/** A smaller tensor that is spread over one so many times as large is better computed once. */
const wideSpread = 8;

export function fuse(program: Program): Fusion {
  return new Fuser(program).run();
}

/** Everything in memory that computing `value` reads; what is computed on the way does not count. */
export function accessesOf(program: Program, bases: readonly ValueId[], isStored: (id: ValueId) => boolean, value: ValueId): Access[] {
  const found = new Map<string, Access>();
  const seen = new Set<string>();
  const visit = (id: ValueId, aligned: boolean): void => {
    const operation = program.operations[id]!;
    const pointwise = isPointwise(operation);
    for (const arg of operation.args) {
      const source = bases[arg]!;
      const same = aligned && pointwise && sizeOf(program.operations[source]!.shape) === sizeOf(operation.shape);
      const key = `${source} ${same}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (isStored(source) || isResident(program.operations[source]!)) found.set(key, { source, aligned: same });
      else if (!isLeaf(program.operations[source]!)) visit(source, same);
    }
  };
  visit(value, true);
  return [...found.values()];
}

class Fuser {
  readonly #bases: ValueId[];
  readonly #users: Set<ValueId>[];
  readonly #kept: Set<ValueId>;
  readonly #stored = new Set<ValueId>();
  readonly #optional = new Set<ValueId>();
  readonly #groups: Group[] = [];
  readonly #levels: number[] = [];
  readonly #hasDependents = new Set<GroupId>();
  readonly #producers = new Map<ValueId, GroupId>();

  constructor(private readonly program: Program) {
    this.#bases = baseValues(program);
    this.#users = program.operations.map(() => new Set());
    program.operations.forEach(({ args }, id) => {
      if (this.#bases[id] !== id) return;
      for (const arg of args) this.#users[this.#bases[arg]!]!.add(id);
    });
    this.#kept = new Set([...Object.values(program.outputs), ...Object.values(program.updates)].map((id) => this.#bases[id]!));
  }

  run(): Fusion {
    this.#chooseStored();
    this.program.operations.forEach((operation, id) => {
      if (this.#bases[id] !== id || isLeaf(operation)) return;
      if (isHeavy(operation)) this.#open(id, this.#accesses(id));
      else if (this.#stored.has(id)) this.#place(id);
    });
    return { groups: this.#groups, bases: this.#bases, producers: this.#producers };
  }

  #chooseStored(): void {
    const { operations } = this.program;
    const costs: number[] = [];
    operations.forEach((operation, id) => {
      const ownCost = costOf(operation) + operation.args.reduce((total, arg) => total + (this.#stored.has(this.#bases[arg]!) ? 0 : costs[this.#bases[arg]!]!), 0);
      costs.push(isLeaf(operation) || isHeavy(operation) ? 0 : ownCost);
      if (isLeaf(operation) || this.#bases[id] !== id) return;
      if (isHeavy(operation)) this.#stored.add(this.#endOfChain(id));
      else if (this.#mustStore(id, costs[id]!)) this.#stored.add(id);
      else if (this.#isSpread(id) && costs[id]! > 1) {
        this.#stored.add(id);
        this.#optional.add(id);
      }
    });
  }

  #mustStore(id: ValueId, cost: number): boolean {
    const users = [...this.#users[id]!].map((user) => this.program.operations[user]!);
    return this.#kept.has(id) || isRandom(this.program.operations[id]!) || users.some(rereadsOperands) || (users.length > 1 && cost > mostRepeatedCost);
  }

  #isSpread(id: ValueId): boolean {
    const size = sizeOf(this.program.operations[id]!.shape);
    return [...this.#users[id]!].some((user) => isPointwise(this.program.operations[user]!) && sizeOf(this.program.operations[user]!.shape) >= wideSpread * size);
  }

  /** The last value of the elementwise work that only `id` leads to: storing that makes storing `id` needless. */
  #endOfChain(id: ValueId): ValueId {
    const { operations } = this.program;
    for (let current = id; ;) {
      const [user, ...others] = this.#users[current]!;
      const extends_ = user !== undefined && others.length === 0 && !this.#kept.has(current) && isPointwise(operations[user]!)
        && sizeOf(operations[user]!.shape) === sizeOf(operations[id]!.shape) && !this.#stored.has(user);
      if (!extends_) return current;
      current = user;
    }
  }

  #accesses(id: ValueId): Access[] {
    return accessesOf(this.program, this.#bases, (source) => this.#stored.has(source) || isHeavy(this.program.operations[source]!), id);
  }

  #open(id: ValueId, accesses: readonly Access[]): void {
    const operation = this.program.operations[id]!;
    const group: Group = { id: this.#groups.length, root: isHeavy(operation) ? id : null, size: sizeOf(operation.shape), members: [], dependencies: new Set() };
    this.#groups.push(group);
    this.#levels.push(0);
    this.#producers.set(id, group.id);
    this.#join(group, id, accesses);
  }

  /** Adds an elementwise value to the group that makes what it reads, or opens one for it. */
  #place(id: ValueId): void {
    const accesses = this.#accesses(id);
    const candidates = accesses.flatMap(({ source, aligned }) => (aligned ? (this.#producers.get(source) ?? []) : []));
    const fitting = [...new Set(candidates)].sort((a, b) => b - a).find((group) => this.#fits(this.#groups[group]!, id, accesses));
    if (fitting !== undefined) this.#join(this.#groups[fitting]!, id, accesses);
    else if (this.#optional.has(id)) this.#stored.delete(id);
    else this.#open(id, accesses);
  }

  #fits(group: Group, id: ValueId, accesses: readonly Access[]): boolean {
    if (group.size !== sizeOf(this.program.operations[id]!.shape)) return false;
    const inner = accesses.filter(({ source }) => this.#producers.get(source) === group.id);
    const outer = accesses.flatMap(({ source }) => this.#producers.get(source) ?? []).filter((producer) => producer !== group.id);
    if (!inner.every(({ aligned }) => aligned) || outer.some((producer) => this.#reaches(producer, group.id))) return false;
    return !this.#hasDependents.has(group.id) || outer.every((producer) => this.#levels[producer]! < this.#levels[group.id]!);
  }

  #join(group: Group, id: ValueId, accesses: readonly Access[]): void {
    if (this.#stored.has(id)) group.members.push(id);
    this.#producers.set(id, group.id);
    for (const { source } of accesses) {
      const producer = this.#producers.get(source);
      if (producer === undefined || producer === group.id) continue;
      this.#storeRoot(source);
      group.dependencies.add(producer);
      this.#hasDependents.add(producer);
      this.#levels[group.id] = Math.max(this.#levels[group.id]!, this.#levels[producer]! + 1);
    }
  }

  /** A root that ends up in another kernel than its elementwise work must be stored after all. */
  #storeRoot(source: ValueId): void {
    if (this.#stored.has(source)) return;
    this.#stored.add(source);
    this.#groups[this.#producers.get(source)!]!.members.unshift(source);
  }

  #reaches(from: GroupId, to: GroupId): boolean {
    const pending = [from];
    const seen = new Set<GroupId>();
    for (let group = pending.pop(); group !== undefined; group = pending.pop()) {
      if (group === to) return true;
      if (seen.has(group)) continue;
      seen.add(group);
      pending.push(...this.#groups[group]!.dependencies);
    }
    return false;
  }
}
