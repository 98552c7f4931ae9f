/**
 * Adam's updates in fewer operations. Those of small weights become one update of one vector: ONNX Runtime needs longer
 * to begin an operation than to do it on a thousand numbers, and an update takes twelve of them. A large weight's
 * gradient is scaled before all else, which the products that make it do in passing.
 */
import { ProgramBuilder } from '../../tensor/builder';
import { add, concat, mul, reshape, slice } from '../../tensor/operations';
import type { Program, Value, ValueId } from '../../tensor/program';
import { sameShape, sizeOf } from '../../tensor/shapes';

/** Where a state of the program is in one of the packed program. */
export interface Place {
  readonly state: string;
  readonly offset: number;
}

export interface PackedProgram {
  readonly program: Program;
  /** For every state that has become part of a vector. */
  readonly places: ReadonlyMap<string, Place>;
}

/** An operation on patterns, or the name of any value. */
type Pattern = string | Applied;
type Applied = readonly [op: string, ...args: Pattern[]];

const nextMean: Pattern = ['add', ['mul', 'mean', 'meanDecay'], ['mul', 'gradient', 'meanGain']];
const nextVariance: Pattern = ['add', ['mul', 'variance', 'varianceDecay'], ['mul', ['square', 'gradient'], 'varianceGain']];
const nextWeight: Pattern = ['sub', 'weight', ['div', ['mul', nextMean, 'rate'], ['add', ['sqrt', nextVariance], 'epsilon']]];

const patterns = { weight: nextWeight, mean: nextMean, variance: nextVariance } as const;
type Role = keyof typeof patterns;

/** The same update, from the gradient times `meanGain`. */
const scaledMean: Pattern = ['add', ['mul', 'mean', 'meanDecay'], 'scaledGradient'];
const scaledVariance: Pattern = ['add', ['mul', 'variance', 'varianceDecay'], ['mul', ['square', 'scaledGradient'], 'scaledGain']];
const scaledPatterns: Readonly<Record<Role, Pattern>> = {
  weight: ['sub', 'weight', ['div', ['mul', scaledMean, 'rate'], ['add', ['sqrt', scaledVariance], 'epsilon']]],
  mean: scaledMean,
  variance: scaledVariance,
};
const roles = Object.keys(patterns) as Role[];

/** The update of one weight: the values by their names in the patterns, and its states. */
interface Update {
  readonly found: ReadonlyMap<string, ValueId>;
  readonly states: Readonly<Record<Role, string>>;
  readonly result: ValueId;
  readonly size: number;
}

/** Larger weights are updated on their own. */
const largestPacked = 4096;

export function packUpdates(program: Program): PackedProgram {
  const updates = Object.keys(program.updates).flatMap((state) => updateOf(program, state) ?? []);
  const groups = groupsOf(updates.filter(({ size }) => size <= largestPacked));
  const alone = new Map(updates.filter(({ size, found }) => size > largestPacked && isProduct(program, found.get('gradient')!)).map((update) => [update.result, update]));
  const builder = new ProgramBuilder();
  const places = new Map<string, Place>();
  const shapes = new Map<string, number>();
  groups.forEach((updates, group) => {
    for (const role of roles) {
      let offset = 0;
      for (const { states, size } of updates) {
        places.set(states[role], { state: nameOf(group, role), offset });
        offset += size;
      }
      shapes.set(nameOf(group, role), offset);
    }
  });
  for (const [name, { shape, dtype }] of Object.entries(program.feeds)) builder.feed(name, shape, dtype);
  for (const [name, { shape, dtype }] of Object.entries(program.states)) if (!places.has(name)) builder.state(name, shape, dtype);

  const values: Value[] = [];
  const vector = (state: string): Value => builder.state(state, [shapes.get(state)!]);
  const part = (whole: Value, offset: number, shape: readonly number[]): Value => reshape(builder, slice(builder, whole, [offset], [sizeOf(shape)]), shape);
  const build = (pattern: Pattern, known: (name: string) => Value): Value =>
    typeof pattern === 'string' ? known(pattern) : builder.apply(pattern[0], pattern.slice(1).map((argument) => build(argument as Pattern, known)));
  const starts = new Map(groups.map((updates, group) => [Math.min(...updates.map(({ result }) => result)), { updates, group }]));
  const results = new Map<ValueId, Value>();
  const moved = new Map<string, Value>();
  program.operations.forEach(({ op, args, attributes, shape }, id) => {
    const start = starts.get(id);
    if (start) {
      const { updates, group } = start;
      const gradient = concat(builder, updates.map(({ found, size }) => reshape(builder, values[found.get('gradient')!]!, [size])), 0);
      const known = (name: string): Value =>
        name === 'gradient' ? gradient : name in patterns ? vector(nameOf(group, name as Role)) : values[updates[0]!.found.get(name)!]!;
      for (const role of roles) builder.update(nameOf(group, role), build(patterns[role], known));
      const next = build(nextWeight, known);
      for (const { result, states } of updates) results.set(result, part(next, places.get(states.weight)!.offset, program.operations[result]!.shape));
    }
    const large = alone.get(id);
    if (large) {
      const found = (name: string): Value => values[large.found.get(name)!]!;
      const numberOf = (name: string): number => Number(program.operations[large.found.get(name)!]!.attributes['values']);
      const scaled: Readonly<Record<string, Value>> = {
        scaledGain: builder.constant(numberOf('varianceGain') / numberOf('meanGain') ** 2),
        scaledGradient: termsOf(program, large.found.get('gradient')!).map((term) => mul(builder, values[term]!, found('meanGain'))).reduce((x, y) => add(builder, x, y)),
      };
      const known = (name: string): Value => scaled[name] ?? found(name);
      for (const role of roles) moved.set(large.states[role], build(scaledPatterns[role], known));
      results.set(id, moved.get(large.states.weight)!);
    }
    const place = op === 'state' ? places.get(String(attributes['name'])) : undefined;
    const value = results.get(id) ?? (place ? part(vector(place.state), place.offset, shape) : builder.apply(op, args.map((arg) => values[arg]!), attributes));
    values.push(value);
  });
  for (const [name, id] of Object.entries(program.outputs)) builder.output(name, values[id]!);
  for (const [name, id] of Object.entries(program.updates)) if (!places.has(name)) builder.update(name, moved.get(name) ?? values[id]!);
  return { program: builder.build(), places };
}

const nameOf = (group: number, role: Role): string => `packed/${group}/${role}`;

/** Updates with the same rate and decays, two or more, whose gradients are all known before the first one begins. */
function groupsOf(updates: readonly Update[]): Update[][] {
  const alike = new Map<string, Update[]>();
  for (const update of updates) {
    const key = ['rate', 'epsilon', 'meanDecay', 'meanGain', 'varianceDecay', 'varianceGain'].map((name) => update.found.get(name)).join();
    alike.set(key, [...(alike.get(key) ?? []), update]);
  }
  return [...alike.values()].filter((updates) => {
    const first = Math.min(...updates.map(({ result }) => result));
    return updates.length > 1 && updates.every(({ found }) => found.get('gradient')! < first);
  });
}

/** What a sum of matrices of one shape, or of such sums, adds; anything else is its only term. */
function termsOf(program: Program, id: ValueId): readonly ValueId[] {
  const { op, args, shape } = program.operations[id]!;
  const isSum = op === 'add' && args.every((arg) => sameShape(program.operations[arg]!.shape, shape));
  return isSum ? args.flatMap((arg) => termsOf(program, arg)) : [id];
}

function isProduct(program: Program, id: ValueId): boolean {
  return termsOf(program, id).every((term) => program.operations[term]!.op === 'matmul' && program.operations[term]!.shape.length === 2);
}

/** Null where the state is not one that Adam moves. */
function updateOf({ operations, updates, states }: Program, weight: string): Update | null {
  const found = new Map<string, ValueId>();
  const matches = (pattern: Pattern, id: ValueId): boolean => {
    if (typeof pattern === 'string') {
      if (!found.has(pattern)) found.set(pattern, id);
      return found.get(pattern) === id;
    }
    const { op, args } = operations[id]!;
    return op === pattern[0] && args.every((arg, index) => matches(pattern[index + 1] as Pattern, arg));
  };
  const stateOf = (name: string): string | undefined => {
    const operation = operations[found.get(name)!]!;
    return operation.op === 'state' ? String(operation.attributes['name']) : undefined;
  };
  let result = updates[weight]!;
  while (operations[result]!.op === 'stopGradient') result = operations[result]!.args[0]!;
  if (!matches(nextWeight, result) || stateOf('weight') !== weight) return null;
  const [mean, variance] = [stateOf('mean'), stateOf('variance')];
  if (!mean || !variance || !(mean in updates) || !(variance in updates)) return null;
  const areMoved = matches(nextMean, updates[mean]!) && matches(nextVariance, updates[variance]!);
  return areMoved ? { found, states: { weight, mean, variance }, result, size: sizeOf(states[weight]!.shape) } : null;
}
