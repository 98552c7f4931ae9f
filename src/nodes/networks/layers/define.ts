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

/** What `lower` sees while its layer becomes operations. Values include the batch dimension. */
export interface LayerContext {
  readonly builder: ProgramBuilder;
  readonly training: boolean;
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
  shape(input: Shape, params: LayerParams): Shape | Problem;
  weights?(input: readonly number[], params: LayerParams): readonly WeightSpec[];
  lower(context: LayerContext, input: Value, params: LayerParams): Value;
}

/** Declares a layer. Its words are in the message catalogue under `nodes.layers.<kind>`. */
export function defineLayer(definition: LayerDefinition): LayerDefinition {
  return definition;
}
