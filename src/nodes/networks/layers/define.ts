/** How a layer is written down: a shape rule, its weights, and its operations. */
import type { Json } from '../../../runtime/graph/document';
import type { Shape } from '../../../runtime/graph/portTypes';
import type { Problem } from '../../../runtime/graph/problems';
import type { ProgramBuilder } from '../../../runtime/tensor/builder';
import type { Value } from '../../../runtime/tensor/program';
import type { ParamSpec } from '../../define';

/** How a fresh weight is drawn. `glorotUniform`: Glorot & Bengio 2010, where each position of a kernel `[...window, in, out]` adds to both fans. */
export type Initializer = 'glorotUniform' | 'zeros' | 'ones';

/** One weight of a layer. Weights that are not trainable (moving statistics) are updated by the layer itself. */
export interface WeightSpec {
  name: string;
  shape: readonly number[];
  initializer: Initializer;
  trainable: boolean;
}

export type LayerParams = Readonly<Record<string, Json>>;

/** What a layer's shape and weights may depend on besides the shape that enters it. */
export interface LayerSurroundings {
  /** Shape of what the network is told, `[]` for class labels; null where it is told nothing. */
  readonly condition: Shape | null;
  /** Shape that enters the layer so many places above; undefined where there is none. */
  earlier(layers: number): Shape | undefined;
}

/** What `lower` sees while its layer becomes operations. Values include the batch dimension. */
export interface LayerContext {
  readonly builder: ProgramBuilder;
  readonly training: boolean;
  /** What the network is told: class labels `[batch]`, or numbers `[batch, size]`. */
  readonly condition?: Value;
  /** What enters the layer so many places above. */
  earlier(layers: number): Value;
  weight(name: string): Value;
  /** Gives a weight that is not trainable its value for the next step. */
  update(name: string, value: Value): void;
  /** Uniform numbers in [0, 1), fresh for every step. */
  uniform(shape: readonly number[]): Value;
}

export interface LayerDefinition {
  kind: string;
  params: Readonly<Record<string, ParamSpec>>;
  /** Shape per example after the layer; a problem where the input does not fit. Unknown sizes are names. */
  shape(input: Shape, params: LayerParams, around: LayerSurroundings): Shape | Problem;
  /** Null where a size that they depend on is not known yet. */
  weights?(input: readonly number[], params: LayerParams, around: LayerSurroundings): readonly WeightSpec[] | null;
  lower(context: LayerContext, input: Value, params: LayerParams): Value;
}

/** Declares a layer. Its words are in the message catalogue under `nodes.layers.<kind>`. */
export function defineLayer(definition: LayerDefinition): LayerDefinition {
  return definition;
}
