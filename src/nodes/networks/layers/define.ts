/** How a layer is written down: its inputs, a shape rule, its weights, and its operations. */
import type { Json } from '../../../runtime/graph/document';
import type { PortType, Shape } from '../../../runtime/graph/portTypes';
import type { Problem } from '../../../runtime/graph/problems';
import type { ProgramBuilder } from '../../../runtime/tensor/builder';
import type { Value } from '../../../runtime/tensor/program';
import type { LayerSource, ParamSpec } from '../../define';

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

/** What a layer takes besides what every layer takes. */
export interface LayerInput {
  type: PortType;
  optional?: boolean;
  /** Where it comes from in a list of layers, for the layer at `place`; layers with inputs that a list cannot name are only drawn. */
  inList?(place: number, params: LayerParams): LayerSource;
}

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

/** `others` are what enters at the inputs after the first, in order; undefined in `shape` where nothing can arrive. */
export interface LayerDefinition {
  kind: string;
  /** Name of a lucide icon. */
  icon: string;
  params: Readonly<Record<string, ParamSpec>>;
  /** Type of the first input; numbers of any shape where absent. */
  takes?: PortType;
  /** Inputs after the first. */
  others?: Readonly<Record<string, LayerInput>>;
  /** Parameters that say something of a place in a list, and nothing in a drawing. */
  listParams?: readonly string[];
  /** Shape per example after the layer; a problem where an input does not fit. Unknown sizes are names. */
  shape(input: Shape, params: LayerParams, others: readonly (Shape | undefined)[]): Shape | Problem;
  weights?(input: readonly number[], params: LayerParams, others: readonly (readonly number[])[]): readonly WeightSpec[];
  lower(context: LayerContext, input: Value, params: LayerParams, others: readonly Value[]): Value;
}

/** Declares a layer. Its words are in the message catalogue under `nodes.layers.<kind>`. */
export function defineLayer(definition: LayerDefinition): LayerDefinition {
  return definition;
}
