/** How a node is written down: data that both threads read, plus pure functions that lower it to tensors. */
import type { Boundary, Json, NodeId } from '../runtime/graph/document';
import type { TextTask } from '../runtime/graph/modelReference';
import type { PortType, Shape } from '../runtime/graph/portTypes';
import type { Preview } from '../runtime/graph/preview';
import type { Problem } from '../runtime/graph/problems';
import type { Part } from '../runtime/data/split';
import type { NodeValues } from '../runtime/graph/values';
import type { ProgramBuilder } from '../runtime/tensor/builder';
import type { DType, Value } from '../runtime/tensor/program';
import type { TextEngine } from '../runtime/text/textEngine';

/** Those of `layers` are what networks are drawn from; all others lie outside of drawings. */
export const categories = ['sources', 'text', 'latents', 'networks', 'training', 'outputs', 'layers'] as const;
export type Category = (typeof categories)[number];

export interface InputPort {
  type: PortType;
  optional?: boolean;
}

export interface OutputPort {
  type: PortType;
}

/** Where an input of a layer comes from: a layer by its place in the network, what enters the network, what it is told, or nowhere yet. */
export type LayerSource = number | 'input' | 'condition' | 'open';

/**
 * One layer of a network. A network is its layers in an order in which each comes after those that feed it. What a layer
 * leaves out follows from its place, as in a chain.
 */
export interface LayerSpec {
  kind: string;
  params: Record<string, Json>;
  /** What its weights are named by; `<place>.<kind>` where absent. */
  name?: string;
  /** One for each of its inputs; absent in a chain. */
  sources?: readonly LayerSource[];
}

/** How a parameter is stored and edited; the widget follows from `kind`. */
/** `live` reaches a trainer that trains; `steers` computes anew at once whatever follows from the node. */
export type ParamSpec = { primary?: boolean; live?: boolean; steers?: boolean } & (
  | { kind: 'integer'; default: number; min: number; max: number }
  | { kind: 'number'; default: number; min: number; max: number; unit?: string; scale?: 'linear' | 'log' }
  | { kind: 'boolean'; default: boolean }
  | { kind: 'choice'; default: string; options: readonly string[] }
  | { kind: 'text'; default: string; multiline?: boolean }
  /** A whole number that fixes all randomness of the node. */
  | { kind: 'seed'; default: number }
  /** A small square picture that a person makes (see `nodes/sources/picture.ts`); `size` and `channels` name the parameters that hold them. */
  | { kind: 'picture'; default: string; from: 'pad' | 'camera'; size: string; channels?: string }
  /** Numbers, as many as the parameter `length` says; those that are not there are 0. */
  | { kind: 'vector'; default: readonly number[]; length: string; min: number; max: number }
  | { kind: 'layers'; default: readonly LayerSpec[]; presets: Readonly<Record<string, readonly LayerSpec[]>> }
  /** A data set kept in this browser, by id; empty for the built-in one. */
  | { kind: 'dataset'; default: string }
  /** A language model that can do `task`, by its reference (see `runtime/graph/modelReference.ts`). */
  | { kind: 'model'; default: string; task: TextTask }
  /** Content hash of the checkpoint that the trainer starts from; empty for fresh weights. */
  | { kind: 'checkpoint'; default: string }
);

export type Params = Readonly<Record<string, Json>>;

/** What a node says about its wires, given the types that arrive. */
export interface Inference {
  outputs: Record<string, PortType>;
  problems: Problem[];
}

/** A network with its input shape known, per example. */
export interface NetworkSpec {
  layers: readonly LayerSpec[];
  input: readonly number[];
  /** Shape per example of what the network is told besides its input: `[]` for class labels; absent for nothing. */
  condition?: Shape;
  /** Seed of the initial weights. */
  seed: number;
}

/** What `lower` sees while its node becomes operations. */
export interface LowerContext {
  readonly builder: ProgramBuilder;
  readonly node: NodeId;
  readonly params: Params;
  /** Examples in this pass. */
  readonly batch: number;
  readonly training: boolean;
  /** The value on an input port; undefined where nothing is connected. */
  input(port: string): Value | undefined;
  /** The type on an input port; undefined where nothing is connected. */
  typeOf(port: string): PortType | undefined;
  /** A tensor from the host, new for every step: a dataset's batch. */
  feed(name: string, shape: readonly number[], dtype: DType): Value;
  /** Standard normal numbers of this node's own, fresh for every step. */
  normal(shape: readonly number[], seed: number): Value;
  /** Uniform numbers in [0, 1), likewise. */
  uniform(shape: readonly number[], seed: number): Value;
  /** Runs the network that arrives on `port` (or the node's own, without `port`) on `input`, told what arrives on the node's port `condition`. */
  applyNetwork(input: Value, port?: string): Value;
}

/** One update of a training step: which networks move, and down which loss. */
export interface TrainingPhase {
  name: string;
  /** Networks moved: those whose output is the trainer's input, those further upstream, or both. */
  moves: 'nearest' | 'upstream' | 'all';
  learningRate: string;
  /** Builds the scalar loss; metrics are added by name. */
  loss(context: PhaseContext): Value;
}

export interface PhaseContext {
  readonly builder: ProgramBuilder;
  readonly params: Params;
  /** Steps done before this one, an i32 scalar. */
  readonly step: Value;
  /** The value on a trainer's input, from fresh noise and data of this phase; undefined if not connected. */
  input(port: string): Value | undefined;
  /** Samples that enter the nearest network on the way to `port`. */
  samples(port: string): Value | undefined;
  /** Runs the nearest network again on other samples (for gradient penalties). */
  score(samples: Value): Value;
  /** Uniform numbers in [0, 1), fresh for every step. */
  uniform(shape: readonly number[]): Value;
  metric(name: string, value: Value): void;
}

/** What a node's `run` sees. It computes in the worker, from what arrives and from its parameters alone. */
export interface RunContext {
  readonly params: Params;
  /** What arrives, by port; ports without a wire are not among it. */
  readonly inputs: NodeValues;
  /** Language models. What they generate ends early where the run is cancelled. */
  text(): Promise<TextEngine>;
  /** Shows the result so far. What was shown last stays. */
  show(preview: Preview): void;
  /** Tells how much of a model has been loaded, in [0, 1]. */
  loading(fraction: number): void;
  /** The node whose output arrives on a port, with its parameters. */
  origin(port: string): { node: NodeId; type: string; params: Params } | undefined;
  /** Computes what leads here for many examples, not only for those few that arrived. Only for nodes that say so by `draws`. */
  draw(request: DrawRequest): Promise<Drawn | Problem>;
  /** Weights that come with the app, by their hash, as a safetensors file. */
  shipped(hash: string): Promise<ArrayBuffer | Problem>;
  /** Lets others work in between; where the run is cancelled, the node ends here. */
  pause(): Promise<void>;
}

/** Which examples a node asks for. */
export interface DrawRequest {
  /** Examples in all; fewer where the data has fewer different ones. */
  examples: number;
  /** In how many rounds through the data, each with fresh noise; one where absent. */
  rounds?: number;
  /** Which part of the data is read. */
  part: Part;
  /** Parameters of all nodes of a type in place of their own. */
  overrides?: Readonly<Record<string, Params>>;
  /** States that `outputs` reads besides the weights of the graph's networks. */
  states?: Readonly<Record<string, Float32Array>>;
  /** Builds what is wanted from what arrives at a port of this node, or of another one. */
  outputs(builder: ProgramBuilder, arriving: (port: string, node?: NodeId) => Value | undefined): Readonly<Record<string, Value | undefined>>;
}

/** Numbers by output, one batch after another; those of outputs without a batch are one for each batch. */
export type Drawn = Readonly<Record<string, { readonly shape: readonly number[]; readonly data: Float32Array | Int32Array }>>;

/** What a node does that is not made of tensors: `run` in `run.ts` beside its definition. Gives a value for each output port. */
export type RunFunction = (context: RunContext) => Promise<NodeValues | Problem>;

/** A family of training recipes: which mistakes of wiring to look for before a run. */
export type Recipe = 'adversarial' | 'autoencoding';

export interface NodeDefinition {
  type: string;
  version: number;
  category: Category;
  /** Name of a lucide icon. */
  icon: string;
  inputs: Readonly<Record<string, InputPort>>;
  /** Inputs that follow from the parameters, after `inputs`. */
  inputsFor?(params: Params): Readonly<Record<string, InputPort>>;
  outputs: Readonly<Record<string, OutputPort>>;
  params: Readonly<Record<string, ParamSpec>>;
  /** A node whose result is looked at; "run all" asks for every one of these. */
  sink?: boolean;
  /** A node whose `run` asks for many more examples than arrive. That takes time, so it waits until training has ended. */
  draws?: boolean;
  /** Set on nodes that run by themselves and give one row for each text on this port, whatever other texts are beside it: networks can learn from what they make of captions. */
  rowsFor?: string;
  /** `boundary`: what arrives from outside, where the node lies in a drawing. */
  infer?(inputs: Readonly<Record<string, PortType>>, params: Params, boundary?: Boundary): Inference;
  lower?(context: LowerContext): Record<string, Value>;
  /** Set on nodes that own trainable weights: the input port whose type is the network's input. */
  ownsNetwork?: string;
  /** All layers of the node's network, where these are more than its parameter `layers`. */
  networkLayers?(params: Params): readonly LayerSpec[];
  /** What the network gives where it is applied by other nodes, from the output of its last layer; that itself where absent. */
  applied?(builder: ProgramBuilder, output: Value, params: Params): Value;
  /** Set on trainers: the updates of one training step, in order. */
  phases?(params: Params): readonly TrainingPhase[];
  /** Set on trainers. */
  recipe?: Recipe;
  /** Set on trainers: names of the metrics that are worth a curve, in order. */
  metrics?: readonly string[];
}

/** Declares a node. Its words (title, help, ports, parameters) are in the message catalogue under `nodes.<type>`. */
export function defineNode(definition: NodeDefinition): NodeDefinition {
  return definition;
}
