/** Writes the statements that compute elements of values: each value and each index once within a block. */
import type { Operation, Program, ValueId } from '../../../tensor/program';
import { numberAttribute, numbersAttribute } from '../../../tensor/ops/op';
import { sizeOf, stridesOf, type Shape } from '../../../tensor/shapes';
import { literal } from './literal';
import type { Place } from '../../plan/plan';
import { isHeavy, isRandom, repeatedConstant } from '../../plan/values';
import { broadcastIndex, coordinate, mapIndex } from './indexing';
import { pointwise } from './pointwise';
import { randomExpression } from './random';

/** What a kernel must know of the plan. */
export interface Layout {
  readonly program: Program;
  readonly bases: readonly ValueId[];
  readonly homes: ReadonlyMap<ValueId, Place>;
}

export class Scope {
  readonly #lines: string[] = [];
  readonly #names = new Map<string, string>();

  /** `own` are the values that this kernel computes and does not load; `prefix` keeps names of nested blocks apart. */
  constructor(
    private readonly layout: Layout,
    private readonly own: ReadonlySet<ValueId>,
    private readonly prefix: string,
  ) {}

  get text(): string {
    return this.#lines.join('\n');
  }

  /** A name for an expression. */
  let(expression: string): string {
    if (/^\w+$/.test(expression)) return expression;
    const known = this.#names.get(expression);
    if (known !== undefined) return known;
    const name = `${this.prefix}${this.#names.size}`;
    this.#names.set(expression, name);
    this.#lines.push(`let ${name} = ${expression};`);
    return name;
  }

  /** A name for a value, or for zero where a condition does not hold. */
  zeroUnless(conditions: readonly string[], value: string): string {
    return conditions.length === 0 ? value : this.let(`select(0.0f, ${value}, ${conditions.join(' && ')})`);
  }

  /** Says that a value's element is already in a variable. */
  define(value: ValueId, index: string, variable: string): void {
    this.#names.set(`${value}@${index}`, variable);
  }

  add(line: string): void {
    this.#lines.push(line);
  }

  /** The element `index` (an expression) of a value, as a name. */
  element(id: ValueId, index: string): string {
    const base = this.layout.bases[id]!;
    const operation = this.layout.program.operations[base]!;
    const number = repeatedConstant(operation);
    if (number !== null) return this.let(literal(number, operation.dtype));
    const at = this.let(index);
    const key = `${base}@${at}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const home = this.own.has(base) ? undefined : this.layout.homes.get(base);
    if (!home && isHeavy(operation)) throw new Error(`${operation.op} has no kernel that stores it`);
    const name = this.let(home ? loaded(home, at, operation) : this.#computed(operation, at));
    this.#names.set(key, name);
    return name;
  }

  #computed(operation: Operation, at: string): string {
    if (isRandom(operation)) return randomExpression(operation, this.element(operation.args[0]!, '0u'), at);
    const mover = movers[operation.op];
    if (mover) return mover({ operation, at, shapes: operation.args.map((arg) => this.layout.program.operations[arg]!.shape), element: (argument, index) => this.element(operation.args[argument]!, index), name: (expression) => this.let(expression) });
    const args = operation.args.map((arg) => this.element(arg, this.#broadcast(arg, operation.shape, at)));
    return pointwise[operation.op]!(args, operation.dtype, operation.attributes);
  }

  #broadcast(arg: ValueId, to: Shape, at: string): string {
    const { shape } = this.layout.program.operations[arg]!;
    return sizeOf(shape) === sizeOf(to) ? at : broadcastIndex(shape, to, at);
  }
}

function loaded({ space, offset }: Place, at: string, { dtype }: Operation): string {
  if (space === 'half') return `f32(half[${offset}u + ${at}])`;
  const base = space === 'feeds' ? `control.feeds + ${offset}u` : `${offset}u`;
  return `bitcast<${dtype}>(${space}[${base} + ${at}])`;
}

interface Move {
  readonly operation: Operation;
  readonly at: string;
  readonly shapes: readonly Shape[];
  readonly element: (argument: number, index: string) => string;
  readonly name: (expression: string) => string;
}

/** Operations that only move elements: which element of the source it is. Reads outside of memory are harmless. */
const movers: Readonly<Record<string, (move: Move) => string>> = {
  transpose: ({ operation, at, shapes, element }) => {
    const strides = stridesOf(shapes[0]!);
    return element(0, mapIndex(operation.shape, numbersAttribute(operation.attributes, 'order').map((axis) => strides[axis]!), at));
  },
  broadcastTo: ({ operation, at, shapes, element }) => element(0, broadcastIndex(shapes[0]!, operation.shape, at)),
  slice: ({ operation, at, shapes, element }) => {
    const strides = stridesOf(shapes[0]!);
    const start = numbersAttribute(operation.attributes, 'begin').reduce((total, index, axis) => total + index * strides[axis]!, 0);
    return element(0, mapIndex(operation.shape, strides, at, start));
  },
  pad: ({ operation, at, shapes, element, name }) => {
    const strides = stridesOf(shapes[0]!);
    const before = numbersAttribute(operation.attributes, 'before');
    const start = before.reduce((total, count, axis) => total + count * strides[axis]!, 0);
    const inside = operation.shape.flatMap((size, axis) => {
      const extent = shapes[0]![axis]!;
      return size === extent ? [] : [`${coordinate(operation.shape, axis, at)} - ${before[axis]!}u < ${extent}u`];
    });
    const source = name(`${mapIndex(operation.shape, strides, at)} - ${start}u`);
    return `select(${literal(0, operation.dtype)}, ${element(0, source)}, ${inside.join(' && ') || 'true'})`;
  },
  concat: ({ operation, at, shapes, element, name }) => {
    const axis = numberAttribute(operation.attributes, 'axis');
    const along = name(coordinate(operation.shape, axis, at));
    const inner = stridesOf(operation.shape)[axis]!;
    const outer = name(`${at} / ${inner * operation.shape[axis]!}u`);
    const rest = name(`${at} % ${inner}u`);
    let end = operation.shape[axis]!;
    let result = '';
    for (let argument = shapes.length - 1; argument >= 0; argument--) {
      const extent = shapes[argument]![axis]!;
      const piece = element(argument, `(${outer} * ${extent}u + ${along} - ${end - extent}u) * ${inner}u + ${rest}`);
      result = result === '' ? piece : `select(${result}, ${piece}, ${along} < ${end}u)`;
      end -= extent;
    }
    return result;
  },
  gather: ({ at, shapes, element }) => {
    const width = sizeOf(shapes[0]!.slice(1));
    return element(0, `u32(${element(1, `${at} / ${width}u`)}) * ${width}u + ${at} % ${width}u`);
  },
  oneHot: ({ operation, at, element }) => {
    const depth = numberAttribute(operation.attributes, 'depth');
    return `select(0.0f, 1.0f, u32(${element(0, `${at} / ${depth}u`)}) == ${at} % ${depth}u)`;
  },
};
