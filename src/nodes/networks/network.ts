/** A network is a list of layers: its shapes, its weights, its fresh values, and its operations. */
import type { Shape } from '../../runtime/graph/portTypes';
import { type Problem, error, isProblem } from '../../runtime/graph/problems';
import { CounterRandom } from '../../runtime/tensor/random';
import type { Value } from '../../runtime/tensor/program';
import type { Json } from '../../runtime/graph/document';
import type { LayerSpec, NetworkSpec, Params } from '../define';
import { violation } from '../params';
import type { LayerContext, LayerDefinition, LayerSurroundings, WeightSpec } from './layers/define';
import { layerDefinition } from './layers/registry';

/** A layer list as a document stores it; entries that are no layers are left out. */
export function layersOf(params: Params, name = 'layers'): readonly LayerSpec[] {
  const list = params[name];
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry) => {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry) || typeof entry.kind !== 'string') return [];
    const own = entry.params;
    return [{ kind: entry.kind, params: typeof own === 'object' && own !== null && !Array.isArray(own) ? own : {} }];
  });
}

/** One layer with the shape it gets and the shape it gives; shapes stop at the first problem. */
export interface LayerTrace {
  spec: LayerSpec;
  definition: LayerDefinition | undefined;
  params: Readonly<Record<string, Json>>;
  around: LayerSurroundings;
  input: Shape | null;
  output: Shape | null;
  problem?: Problem;
}

/** Follows a shape (per example) through the layers of a network that is told `condition`, `[]` for class labels. */
export function traceLayers(layers: readonly LayerSpec[], input: Shape | null, condition: Shape | null = null): LayerTrace[] {
  let shape = input;
  const entering: (Shape | null)[] = [];
  return layers.map((spec, index) => {
    const definition = layerDefinition(spec.kind);
    const params = { ...defaultsOf(definition), ...spec.params };
    entering.push(shape);
    const around: LayerSurroundings = { condition, earlier: (places) => entering[index - places] ?? undefined };
    const trace: LayerTrace = { spec, definition, params, around, input: shape, output: null };
    if (!definition) {
      shape = null;
      return { ...trace, problem: error('layer-unknown', { values: { layer: spec.kind, index: index + 1 } }) };
    }
    if (!shape) return trace;
    const wrong = Object.entries(definition.params).find(([name, declared]) => violation(declared, params[name]))?.[0];
    if (wrong !== undefined) {
      shape = null;
      const values = { layer: spec.kind, index: index + 1, param: wrong, value: JSON.stringify(params[wrong]) };
      return { ...trace, problem: error('layer-param', { values }) };
    }
    const result = definition.shape(shape, params, around);
    if (isProblem(result)) {
      shape = null;
      return { ...trace, problem: { ...result, values: { ...result.values, index: index + 1 } } };
    }
    shape = result;
    return { ...trace, output: result };
  });
}

function defaultsOf(definition: LayerDefinition | undefined): Record<string, Json> {
  const specs = Object.entries(definition?.params ?? {});
  return Object.fromEntries(specs.map(([name, spec]) => [name, spec.default as Json]));
}


/** Whether every size of a shape is known. */
export function isConcrete(shape: Shape | null): shape is readonly number[] {
  return shape !== null && shape.every((size) => typeof size === 'number');
}

/** Weights of one layer; null where they cannot be known: a size is open, or the layer does not fit. */
export function layerWeights({ definition, input, params, around, problem }: LayerTrace): readonly WeightSpec[] | null {
  if (!definition || !input || problem) return null;
  if (!definition.weights) return [];
  return isConcrete(input) ? definition.weights(input, params, around) : null;
}

/** Every weight of a network, named `<layer index>.<layer kind>.<weight>`. */
export function networkWeights(network: NetworkSpec): WeightSpec[] {
  return traceLayers(network.layers, network.input, network.condition).flatMap((trace, index) =>
    (layerWeights(trace) ?? []).map((weight) => ({ ...weight, name: weightName(index, trace.spec.kind, weight.name) })),
  );
}

function weightName(index: number, kind: string, name: string): string {
  return `${index}.${kind}.${name}`;
}

/** Fresh weights, a pure function of the network and its seed. */
export function initialWeights(network: NetworkSpec): Record<string, Float32Array> {
  return Object.fromEntries(networkWeights(network).map((weight, index) => [weight.name, initialWeight(weight, network.seed, index)]));
}

function initialWeight({ shape, initializer }: WeightSpec, seed: number, stream: number): Float32Array {
  const data = new Float32Array(shape.reduce((product, size) => product * size, 1));
  if (initializer === 'ones') return data.fill(1);
  if (initializer === 'zeros') return data;
  const [before = 1, after = 1] = shape.slice(-2);
  const window = shape.slice(0, -2).reduce((product, size) => product * size, 1);
  const limit = Math.sqrt(6 / (window * (before + after)));
  const random = new CounterRandom(seed, stream);
  for (let i = 0; i < data.length; i++) data[i] = (2 * random.uniform() - 1) * limit;
  return data;
}

/** Where a network's layers find their weights and randomness while they become operations. */
export interface NetworkEnvironment extends Omit<LayerContext, 'weight' | 'update' | 'uniform' | 'earlier'> {
  weight(name: string): Value;
  update(name: string, value: Value): void;
  uniform(layer: number, shape: readonly number[]): Value;
  /** Hears what each layer gives. */
  gave?(layer: number, output: Value): void;
}

/** Lowers all layers on `input` `[batch, ...network.input]`. */
export function lowerNetwork(network: NetworkSpec, environment: NetworkEnvironment, input: Value): Value {
  const entering: Value[] = [];
  return traceLayers(network.layers, network.input, network.condition).reduce((value, { definition, spec, params }, index) => {
    if (!definition) throw new Error(`Unknown layer ${spec.kind}`);
    entering.push(value);
    const context: LayerContext = {
      ...environment,
      earlier: (places) => entering[index - places]!,
      weight: (name) => environment.weight(weightName(index, spec.kind, name)),
      update: (name, next) => environment.update(weightName(index, spec.kind, name), next),
      uniform: (shape) => environment.uniform(index, shape),
    };
    const output = definition.lower(context, value, params);
    environment.gave?.(index, output);
    return output;
  }, input);
}
