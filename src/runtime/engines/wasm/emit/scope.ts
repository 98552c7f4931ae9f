/** Writes the code that computes elements of values, four at once: each value at each place once within a block. */
import type { Operation, Program, ValueId } from '../../../tensor/program';
import { sizeOf, type Shape } from '../../../tensor/shapes';
import { broadcastStrides } from '../../plan/axes';
import type { Place } from '../../plan/plan';
import { isHeavy, isRandom, repeatedConstant } from '../../plan/values';
import type { I32, Statement, V128 } from '../../../assembler/code';
import { i32, i32x4, v128 } from '../../../assembler/instructions';
import { Arithmetic } from './arithmetic';
import type { Block } from './block';
import { following, laneIndex, mapLanes, nameOf, unrolledRandom, zeroLanes, type Lanes, type RegularLanes } from './lanes';
import { movers } from './movers';
import { pointwise } from './pointwise';
import { randomVectors, stepKey } from './random';

/** Where things are in memory, in bytes. */
export interface Layout {
  readonly program: Program;
  readonly bases: readonly ValueId[];
  readonly homes: ReadonlyMap<ValueId, Place>;
  /** Where the planned memory begins. */
  readonly memory: number;
  /** The processor's fused multiply-add may be used. */
  readonly relaxed: boolean;
  readonly registers: Registers;
}

/** How many vectors of four numbers stay in registers. */
export type Registers = 16 | 32;

/** Where the feeds and the outputs of the step under way begin, in bytes. */
export interface Pointers {
  readonly feeds: I32;
  readonly ring: I32;
}

export const bytesPerElement = 4;

/** Where something begins in memory: a pointer, or none, and what is added to it, in bytes. */
export interface Address {
  readonly pointer: I32 | null;
  readonly offset: number;
}

export class Scope {
  readonly #arithmetic: Arithmetic;

  /** `own` are the values that this kernel computes and does not load. */
  constructor(
    private readonly layout: Layout,
    private readonly own: ReadonlySet<ValueId>,
    private readonly pointers: Pointers,
    readonly block: Block,
  ) {
    this.#arithmetic = new Arithmetic(block, layout.relaxed);
  }

  /** Says that elements of a value are already known. */
  define(value: ValueId, lanes: Lanes, elements: V128): void {
    this.block.define(elementKey(value, lanes), elements);
  }

  /** Four elements of a value. */
  element(id: ValueId, lanes: Lanes): V128 {
    const base = this.layout.bases[id]!;
    const operation = this.layout.program.operations[base]!;
    const number = repeatedConstant(operation);
    if (number !== null) return this.block.constant(operation.dtype === 'i32' ? Math.trunc(number) : Math.fround(number), operation.dtype);
    const key = elementKey(base, lanes);
    return this.block.vector(key, () => {
      const home = this.own.has(base) ? undefined : this.layout.homes.get(base);
      if (!home && isHeavy(operation)) throw new Error(`${operation.op} has no kernel that stores it`);
      return home ? this.load(home, lanes) : this.#computed(base, operation, lanes);
    });
  }

  load(home: Place, lanes: Lanes): V128 {
    const { pointer, offset: start } = addressOf(this.layout, this.pointers, home);
    if (lanes.kind === 'scattered') {
      const [first, ...others] = lanes.indices.map((index) => address(pointer, index));
      return others.reduce((vector, place, lane) => v128.loadLane(vector, lane + 1, place, start), v128.loadSplat(first!, start));
    }
    const first = this.#address(home, lanes);
    const offset = start + lanes.ahead * bytesPerElement;
    if (lanes.stride === 1) return v128.load(first, offset);
    if (lanes.stride === 0) return v128.loadSplat(first, offset);
    return [1, 2, 3].reduce((vector, lane) => v128.loadLane(vector, lane, first, offset + lane * lanes.stride * bytesPerElement), v128.loadSplat(first, offset));
  }

  /** Stores the first `count` lanes of a run. */
  store(place: Place, lanes: Lanes, value: V128, count = 4): Statement[] {
    if (lanes.kind !== 'regular') throw new Error('Only a run of elements can be stored');
    const offset = addressOf(this.layout, this.pointers, place).offset + lanes.ahead * bytesPerElement;
    const target = this.#address(place, lanes);
    if (count === 4) return [v128.store(target, value, offset)];
    const kept = this.block.let(value);
    return Array.from({ length: count }, (_, lane) => v128.storeLane(target, kept, lane, offset + lane * bytesPerElement));
  }

  /** Where `first` is: neighbours are at a known distance from there, so that a compiler sees that they are neighbours. */
  #address(place: Place, lanes: RegularLanes): I32 {
    const { pointer } = addressOf(this.layout, this.pointers, place);
    return this.block.index(`${pointer ? place.space : ''}&${lanes.key}`, () => address(pointer, lanes.first));
  }

  #computed(id: ValueId, operation: Operation, lanes: Lanes): V128 {
    if (isRandom(operation)) return this.#random(id, operation, lanes);
    const { operations } = this.layout.program;
    const shapes = operation.args.map((arg) => operations[arg]!.shape);
    const element = (argument: number, at: Lanes): V128 => this.element(operation.args[argument]!, at);
    const mover = movers[operation.op];
    if (mover) return mover({ operation, lanes, shapes, element, block: this.block });
    const args = operation.args.map((arg, argument) => element(argument, this.#broadcast(operations[arg]!.shape, operation.shape, lanes)));
    return pointwise(this.#arithmetic, operation, args, operation.args.map((arg) => operations[arg]!.dtype));
  }

  #broadcast(from: Shape, to: Shape, lanes: Lanes): Lanes {
    return sizeOf(from) === sizeOf(to) ? lanes : mapLanes(to, broadcastStrides(from, to), lanes, this.block.index);
  }

  /** Makes as many at once as loops over whole tensors take. */
  #random(id: ValueId, operation: Operation, lanes: Lanes): V128 {
    if (lanes.kind !== 'regular' || lanes.stride !== 1) throw new Error('Random numbers are made in a run');
    const outer = this.block.outer ?? this.block;
    const step = new Scope(this.layout, this.own, this.pointers, outer).element(operation.args[0]!, zeroLanes);
    const key = stepKey(outer, operation, outer.let(i32x4.lane(step, 0)));
    const [first, ...others] = randomVectors(this.#arithmetic, operation, key, laneIndex(lanes, 0), unrolledRandom / 4);
    others.forEach((vector, index) => this.define(id, following(lanes, index + 1), this.block.let(vector)));
    return first!;
  }
}

const elementKey = (id: ValueId, lanes: Lanes): string => `${id}@${nameOf(lanes)}`;

function address(base: I32 | null, index: I32): I32 {
  const offset = i32.multiply(index, i32.const(bytesPerElement));
  return base ? i32.add(base, offset) : offset;
}

/** Where a place begins. */
export function addressOf({ memory }: Layout, pointers: Pointers, { space, offset }: Place): Address {
  if (space === 'half') throw new Error('WebAssembly computes with single precision alone');
  return space === 'memory' ? { pointer: null, offset: memory + offset * bytesPerElement } : { pointer: pointers[space], offset: offset * bytesPerElement };
}
