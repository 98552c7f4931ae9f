/** Functions and the module that holds them, in the binary format of WebAssembly. */
import { code, flatten, unsigned, type Bytes, type Code, type Statement, type Type } from './code';

type ValueType = Exclude<Type, 'none'>;

const typeCodes: Readonly<Record<ValueType, number>> = { i32: 0x7f, f32: 0x7d, v128: 0x7b };

/** A variable of a function. */
export interface Local<T extends ValueType> {
  readonly value: Code<T>;
  set(value: Code<T>): Statement;
}

/** One function being written. */
export class FunctionBuilder {
  readonly #parameters: ValueType[];
  readonly #locals: ValueType[] = [];

  /** All parameters are i32. */
  constructor(readonly parameterCount: number) {
    this.#parameters = new Array<ValueType>(parameterCount).fill('i32');
  }

  parameter(index: number): Local<'i32'> {
    return local('i32', index);
  }

  local<T extends ValueType>(type: T): Local<T> {
    return local(type, this.#parameters.length + this.#locals.push(type) - 1);
  }

  /** The function's entry in the code section. */
  encode(body: Statement): Bytes {
    const groups: { type: ValueType; count: number }[] = [];
    for (const type of this.#locals) {
      if (groups.at(-1)?.type === type) groups.at(-1)!.count++;
      else groups.push({ type, count: 1 });
    }
    const declared = groups.map(({ type, count }) => [unsigned(count), typeCodes[type]]);
    const bytes = flatten([unsigned(groups.length), declared, body.bytes, 0x0b]);
    return [unsigned(bytes.length), bytes];
  }
}

function local<T extends ValueType>(type: T, index: number): Local<T> {
  const value = code(type, [0x20, unsigned(index)]);
  return { value, set: (source) => code('none', [source.bytes, 0x21, unsigned(index)]) };
}

export const pageBytes = 65536;
/** All that addresses of 32 bits reach. */
const mostPages = 2 ** 32 / pageBytes;

export interface MemoryType {
  /** At least. */
  readonly pages: number;
  readonly shared: boolean;
}

/** A module with one imported memory, `env.memory`, and functions of i32 parameters without results. */
export class ModuleBuilder {
  readonly #parameterCounts: number[] = [];
  readonly #bodies: Bytes[] = [];
  readonly #names: string[] = [];
  readonly #exported: Bytes[] = [];

  /** Adds a function, with a name for profilers, and gives a maker of calls to it. */
  add(name: string, builder: FunctionBuilder, body: Statement): (...args: readonly Code<'i32'>[]) => Statement {
    const index = this.#bodies.push(builder.encode(body)) - 1;
    this.#parameterCounts.push(builder.parameterCount);
    this.#names.push(name);
    return (...args) => code('none', [args.map(({ bytes }) => bytes), 0x10, unsigned(index)]);
  }

  /** Adds a function that can be called from outside by its name. */
  export(name: string, builder: FunctionBuilder, body: Statement): void {
    this.add(name, builder, body);
    this.#exported.push([text(name), 0x00, unsigned(this.#bodies.length - 1)]);
  }

  build({ pages, shared }: MemoryType): Uint8Array<ArrayBuffer> {
    const counts = [...new Set(this.#parameterCounts)];
    const signatures = counts.map((count) => [0x60, unsigned(count), new Array<number>(count).fill(typeCodes.i32), 0]);
    // A larger memory will do as well.
    const limits = [shared ? 3 : 1, unsigned(pages), unsigned(mostPages)];
    return Uint8Array.from(flatten([
      0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
      section(1, list(signatures)),
      section(2, list([[text('env'), text('memory'), 0x02, limits]])),
      section(3, list(this.#parameterCounts.map((count) => unsigned(counts.indexOf(count))))),
      section(7, list(this.#exported)),
      section(10, list(this.#bodies)),
      section(0, [text('name'), section(1, list(this.#names.map((name, index) => [unsigned(index), text(name)])))]),
    ]));
  }
}

function list(items: readonly Bytes[]): Bytes {
  return [unsigned(items.length), items];
}

function section(id: number, content: Bytes): Bytes {
  const bytes = flatten(content);
  return [id, unsigned(bytes.length), bytes];
}

function text(value: string): Bytes {
  const bytes = [...new TextEncoder().encode(value)];
  return [unsigned(bytes.length), bytes];
}
