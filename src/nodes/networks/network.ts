/** A network is its layers, each after those that feed it: its shapes, its weights, its fresh values, and its operations. */
import type { Shape } from '../../runtime/graph/portTypes';
import { type Problem, error, isProblem } from '../../runtime/graph/problems';
import { CounterRandom } from '../../runtime/tensor/random';
import type { Value } from '../../runtime/tensor/program';
import type { Json } from '../../runtime/graph/document';
import type { LayerSource, LayerSpec, NetworkSpec } from '../define';
import { violation } from '../params';
import type { LayerContext, LayerDefinition, WeightSpec } from './layers/define';
import { layerDefinition } from './layers/registry';
import { sizeOf } from '../../runtime/tensor/shapes';

/** One layer in its place, with what it leaves out filled in. */
export interface PlacedLayer {
  spec: LayerSpec;
  name: string;
  definition: LayerDefinition | undefined;
  params: Readonly<Record<string, Json>>;
  sources: readonly LayerSource[];
}

/** One layer with the shapes it gets and the shape it gives; shapes stop at the first problem. */
export interface LayerTrace extends PlacedLayer {
  /** Null where a shape is not known, undefined where nothing can arrive. */
  inputs: readonly (Shape | null | undefined)[];
  output: Shape | null;
  problem?: Problem;
}

/** The layers of a network with their names, and where the inputs of each come from. */
export function placeLayers(layers: readonly LayerSpec[]): PlacedLayer[] {
  return layers.map((spec, place) => {
    const definition = layerDefinition(spec.kind);
    const specs = Object.entries(definition?.params ?? {});
    const params = { ...Object.fromEntries(specs.map(([name, { default: usual }]) => [name, usual as Json])), ...spec.params };
    const others = Object.values(definition?.others ?? {}).filter(({ optional }) => !optional);
    const chained: LayerSource[] = [place === 0 ? 'input' : place - 1, ...others.map(({ inList }) => inList?.(place, params) ?? 'open')];
    return { spec, name: spec.name ?? `${place}.${spec.kind}`, definition, params, sources: spec.sources ?? chained };
  });
}

/** Follows a shape (per example) through the layers of a network that is told `condition`, `[]` for class labels. */
export function traceLayers(layers: readonly LayerSpec[], input: Shape | null, condition: Shape | null = null): LayerTrace[] {
  const outputs: (Shape | null)[] = [];
  const shapeFrom = (source: LayerSource): Shape | null | undefined => {
    if (source === 'input') return input;
    if (source === 'condition') return condition ?? undefined;
    return source === 'open' ? null : outputs[source];
  };
  return placeLayers(layers).map((layer, index) => {
    const inputs = layer.sources.map(shapeFrom);
    const given = shapeAfter(layer, inputs);
    const output = given && !isProblem(given) ? given : null;
    outputs.push(output);
    const trace = { ...layer, inputs, output };
    return given && isProblem(given) ? { ...trace, problem: { ...given, values: { layer: layer.spec.kind, ...given.values, index: index + 1 } } } : trace;
  });
}

/** The shape that a layer gives, or what is wrong; null where a shape that enters it is not known. */
function shapeAfter({ definition, params }: PlacedLayer, [input, ...others]: LayerTrace['inputs']): Shape | Problem | null {
  if (!definition) return error('layer-unknown');
  if (!input || others.includes(null)) return null;
  const wrong = Object.entries(definition.params).find(([name, declared]) => violation(declared, params[name]))?.[0];
  if (wrong !== undefined) return error('layer-param', { values: { param: wrong, value: JSON.stringify(params[wrong]) } });
  return definition.shape(input, params, others as (Shape | undefined)[]);
}

/** Whether every size of a shape is known. */
export function isConcrete(shape: Shape | null | undefined): shape is readonly number[] {
  return Array.isArray(shape) && shape.every((size) => typeof size === 'number');
}

/** Weights of one layer; null where they cannot be known: a size is open, or the layer does not fit. */
export function layerWeights({ definition, inputs: [input, ...others], params, problem }: LayerTrace): readonly WeightSpec[] | null {
  if (!definition || !input || problem) return null;
  if (!definition.weights) return [];
  return isConcrete(input) && others.every(isConcrete) ? definition.weights(input, params, others) : null;
}

/** Every weight of a network, named `<layer>.<weight>`. */
export function networkWeights(network: NetworkSpec): WeightSpec[] {
  return traceLayers(network.layers, network.input, network.condition).flatMap((trace) =>
    (layerWeights(trace) ?? []).map((weight) => ({ ...weight, name: `${trace.name}.${weight.name}` })),
  );
}

/** Fresh weights, a pure function of the network and its seed. */
export function initialWeights(network: NetworkSpec): Record<string, Float32Array> {
  return Object.fromEntries(networkWeights(network).map((weight, index) => [weight.name, initialWeight(weight, network.seed, index)]));
}

function initialWeight({ shape, initializer }: WeightSpec, seed: number, stream: number): Float32Array {
  const data = new Float32Array(sizeOf(shape));
  if (initializer === 'ones') return data.fill(1);
  if (initializer === 'zeros') return data;
  const [before = 1, after = 1] = shape.slice(-2);
  const window = sizeOf(shape.slice(0, -2));
  const limit = Math.sqrt(6 / (window * (before + after)));
  const random = new CounterRandom(seed, stream);
  for (let i = 0; i < data.length; i++) data[i] = (2 * random.uniform() - 1) * limit;
  return data;
}

/** Where a network's layers find their weights and randomness while they become operations. */
export interface NetworkEnvironment extends Omit<LayerContext, 'uniform'> {
  /** What the network is told: class labels `[batch]`, or numbers `[batch, size]`. */
  readonly condition?: Value;
  uniform(layer: number, shape: readonly number[]): Value;
  /** Hears what each layer gives. */
  gave?(layer: number, output: Value): void;
}

/** Lowers all layers on `input` `[batch, ...network.input]`; gives what the last one gives. */
export function lowerNetwork(network: NetworkSpec, environment: NetworkEnvironment, input: Value): Value {
  const outputs: Value[] = [];
  const valueFrom = (source: LayerSource): Value => {
    const value = source === 'input' ? input : source === 'condition' ? environment.condition : source === 'open' ? undefined : outputs[source];
    if (!value) throw new Error('Nothing arrives at an input of a layer');
    return value;
  };
  placeLayers(network.layers).forEach(({ spec, name: layer, definition, params, sources }, index) => {
    if (!definition) throw new Error(`Unknown layer ${spec.kind}`);
    const context: LayerContext = {
      ...environment,
      weight: (name) => environment.weight(`${layer}.${name}`),
      update: (name, next) => environment.update(`${layer}.${name}`, next),
      uniform: (shape) => environment.uniform(index, shape),
    };
    const [first, ...others] = sources.map(valueFrom);
    const output = definition.lower(context, first!, params, others);
    environment.gave?.(index, output);
    outputs.push(output);
  });
  return outputs.at(-1) ?? input;
}
