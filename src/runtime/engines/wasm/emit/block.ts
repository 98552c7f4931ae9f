/** A block of statements being written: every value is computed once and kept in a variable. */
import { sequence, type Code, type F32, type I32, type Statement, type V128 } from '../../../assembler/code';
import { v128 } from '../../../assembler/instructions';
import type { FunctionBuilder } from '../../../assembler/module';

export class Block {
  readonly #statements: Statement[] = [];
  readonly #kept = new Map<string, Code<'i32' | 'f32' | 'v128'>>();

  /** `outer` is where what does not change from one pass through a loop to the next is computed. */
  constructor(
    readonly builder: FunctionBuilder,
    readonly outer: Block | null = null,
  ) {}

  get code(): Statement {
    return sequence(...this.#statements);
  }

  add(...statements: readonly Statement[]): void {
    this.#statements.push(...statements);
  }

  /** A variable that holds the value from now on. */
  let(value: I32): I32;
  let(value: V128): V128;
  let(value: F32): F32;
  let<T extends 'i32' | 'f32' | 'v128'>(value: Code<T>): Code<T> {
    const local = this.builder.local(value.type);
    this.add(local.set(value));
    return local.value;
  }

  /** The same, but for a key that is known already nothing is computed. */
  readonly index = (key: string, value: () => I32): I32 => {
    const known = this.#known<'i32'>(key);
    return known ?? this.define(key, this.let(value()));
  };

  vector(key: string, value: () => V128): V128 {
    const known = this.#known<'v128'>(key);
    return known ?? this.define(key, this.let(value()));
  }

  /** Says under which key a value is to be found. */
  define<T extends 'i32' | 'f32' | 'v128'>(key: string, value: Code<T>): Code<T> {
    this.#kept.set(key, value);
    return value;
  }

  /** The same number in all lanes. */
  constant(value: number, dtype: 'f32' | 'i32' = 'f32'): V128 {
    const home = this.outer ?? this;
    return home.vector(`${dtype} ${Object.is(value, -0) ? '-0' : value}`, () => v128.uniform(value, dtype));
  }

  #known<T extends 'i32' | 'f32' | 'v128'>(key: string): Code<T> | undefined {
    const own = this.#kept.get(key) as Code<T> | undefined;
    return own ?? (this.outer === null ? undefined : this.outer.#known(key));
  }
}
