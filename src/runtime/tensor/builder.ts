/** Builds a tensor program, one operation at a time. */
import type { DType, FeedSpec, Operation, Program, StateSpec, Value, ValueId } from './program';
import type { Attributes, Builder } from './ops/op';
import { opRecord } from './ops/table';
import { sameShape, ShapeError, sizeOf, type Shape } from './shapes';

/** Longer constants are not compared with one another when operations are reused. */
const longestComparedConstant = 64;

/** How gradients pass from a value straight to the one that it depends on. */
interface Bypass {
  readonly source: Value;
  readonly gradient: (upstream: Value) => Value;
}

export class ProgramBuilder implements Builder {
  readonly #operations: Operation[] = [];
  readonly #feeds: Record<string, FeedSpec> = {};
  readonly #states: Record<string, StateSpec> = {};
  readonly #outputs: Record<string, ValueId> = {};
  readonly #updates: Record<string, ValueId> = {};
  readonly #known = new Map<string, ValueId>();
  readonly #bypasses = new Map<ValueId, Bypass>();

  /** A tensor that the host gives anew for every step. Asking again for the same name gives the same value. */
  feed(name: string, shape: Shape, dtype: DType = 'f32'): Value {
    return this.#leaf('feed', this.#feeds, name, shape, dtype);
  }

  /** A tensor that stays on the device. Asking again for the same name gives the same value. */
  state(name: string, shape: Shape, dtype: DType = 'f32'): Value {
    return this.#leaf('state', this.#states, name, shape, dtype);
  }

  /** One number repeated over `shape`, or a list of numbers in row-major order. */
  constant(values: number | readonly number[], shape?: Shape, dtype: DType = 'f32'): Value {
    const target = shape ?? (typeof values === 'number' ? [] : [values.length]);
    if (typeof values !== 'number' && values.length !== sizeOf(target)) {
      throw new ShapeError('constant', [target], `cannot hold ${values.length} numbers`);
    }
    return this.apply('constant', [], { values, shape: target, dtype });
  }

  apply(op: string, args: readonly Value[], attributes: Attributes = {}): Value {
    const record = opRecord(op);
    const shape = record.shape(args, attributes);
    const dtype = record.dtype?.(args, attributes) ?? args[0]!.dtype;
    const ids = args.map((arg) => arg.id);
    const key = operationKey(op, ids, attributes);
    const known = key === null ? undefined : this.#known.get(key);
    if (known !== undefined) return this.valueOf(known);
    const id = this.#operations.push({ op, args: ids, attributes, shape, dtype }) - 1;
    if (key !== null) this.#known.set(key, id);
    return { id, shape, dtype };
  }

  operationOf(value: Value): Operation {
    return this.#operations[value.id]!;
  }

  valueOf(id: ValueId): Value {
    const { shape, dtype } = this.#operations[id]!;
    return { id, shape, dtype };
  }

  bypass(result: Value, source: Value, gradient: (upstream: Value) => Value): void {
    this.#bypasses.set(result.id, { source, gradient });
  }

  bypassOf(id: ValueId): Bypass | undefined {
    return this.#bypasses.get(id);
  }

  /** Names a value that the host reads after every step. */
  output(name: string, value: Value): void {
    if (name in this.#outputs) throw new Error(`There is already an output named ${name}`);
    this.#outputs[name] = value.id;
  }

  /** Gives the value that replaces a state at the end of every step. */
  update(stateName: string, value: Value): void {
    const state = this.#states[stateName];
    if (!state) throw new Error(`There is no state named ${stateName}`);
    if (stateName in this.#updates) throw new Error(`The state ${stateName} is already updated`);
    if (!sameShape(state.shape, value.shape)) throw new ShapeError('update', [state.shape, value.shape], `the state ${stateName} keeps its shape`);
    this.#updates[stateName] = value.id;
  }

  /** The program without the operations that neither an output nor an update needs. Feeds and states stay declared. */
  build(): Program {
    const needed = this.#neededIds();
    const renumbered = new Map(needed.map((id, index) => [id, index]));
    const renumber = (id: ValueId): ValueId => renumbered.get(id)!;
    const renumberAll = (ids: Record<string, ValueId>): Record<string, ValueId> =>
      Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, renumber(id)]));
    return {
      operations: needed.map((id) => {
        const operation = this.#operations[id]!;
        return { ...operation, args: operation.args.map(renumber) };
      }),
      feeds: { ...this.#feeds },
      states: { ...this.#states },
      outputs: renumberAll(this.#outputs),
      updates: renumberAll(this.#updates),
    };
  }

  #neededIds(): ValueId[] {
    const needed = new Set<ValueId>([...Object.values(this.#outputs), ...Object.values(this.#updates)]);
    for (let id = this.#operations.length - 1; id >= 0; id--) {
      if (needed.has(id)) for (const arg of this.#operations[id]!.args) needed.add(arg);
    }
    return [...needed].sort((a, b) => a - b);
  }

  #leaf(op: 'feed' | 'state', specs: Record<string, FeedSpec>, name: string, shape: Shape, dtype: DType): Value {
    const spec = specs[name];
    if (spec && (!sameShape(spec.shape, shape) || spec.dtype !== dtype)) {
      throw new ShapeError(op, [spec.shape, shape], `the ${op} ${name} is already there with another shape or type`);
    }
    specs[name] = { shape, dtype };
    return this.apply(op, [], { name, shape, dtype });
  }
}

/** Equal keys mean equal values, so that an operation that is already there is used again. */
function operationKey(op: string, args: readonly ValueId[], attributes: Attributes): string | null {
  const { values } = attributes;
  if (Array.isArray(values) && values.length > longestComparedConstant) return null;
  return `${op}(${args.join()})${JSON.stringify(attributes)}`;
}
