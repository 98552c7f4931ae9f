/** Turns nodes into operations, from the outputs that are asked for back to the sources. */
import type { LowerContext } from '../../nodes/define';
import { lowerNetwork } from '../../nodes/networks/network';
import { nodeDefinition, paramsOf } from '../../nodes/registry';
import type { GraphDocument, NodeId } from '../graph/document';
import { canonicalJson, hashText, streamOf } from '../graph/hash';
import { shapeOf } from '../graph/portTypes';
import type { ProgramBuilder } from '../tensor/builder';
import { gather, randomNormal, randomUniform } from '../tensor/operations';
import type { DType, Value } from '../tensor/program';
import type { Reading } from './dataFeeds';
import type { TypedGraph } from './typedGraph';
import { networkOf, networkOwner } from './networks';

/** What one pass over the graph shares: where weights come from, what is fed, how random streams are told apart. */
export interface LoweringPass {
  readonly document: GraphDocument;
  readonly graph: TypedGraph;
  readonly builder: ProgramBuilder;
  /** Names this pass; passes with other names draw other noise and other data. */
  readonly name: string;
  readonly batch: number;
  readonly training: boolean;
  /** The i32 scalar that counts steps. */
  readonly step: Value;
  readonly seed: number;
  weight(network: NodeId, weight: string): Value;
  update(network: NodeId, weight: string, value: Value): void;
  feed(node: NodeId, name: string, shape: readonly number[], dtype: DType, by?: Reading): Value;
  /** Hears what each layer of a network gives, at every use of it. */
  gave?(network: NodeId, layer: number, output: Value): void;
}

/** One use of a network: which, on what, with what result. */
export interface Application {
  network: NodeId;
  input: Value;
  /** What the network was told. */
  condition: Value | undefined;
  output: Value;
}

/** One pass over a graph; every node is lowered at most once. */
export class Lowering {
  /** Every use of a network in this pass, in order. */
  readonly applications: Application[] = [];
  readonly #outputs = new Map<NodeId, Record<string, Value>>();
  #draws = 0;

  constructor(private readonly pass: LoweringPass) {}

  /** Nodes lowered so far, each after those that feed it. */
  get lowered(): ReadonlyMap<NodeId, Record<string, Value>> {
    return this.#outputs;
  }

  /** The value that arrives at an input; undefined where nothing is connected. */
  input(node: NodeId, port: string): Value | undefined {
    const edge = this.pass.graph.edges.incoming[node]?.find(({ to }) => to.port === port);
    return edge && this.outputs(edge.from.node)[edge.from.port];
  }

  /** Gives a node's outputs from outside, in place of lowering it. */
  provide(node: NodeId, outputs: Record<string, Value>): void {
    this.#outputs.set(node, outputs);
  }

  /** All outputs of a node as values. */
  outputs(id: NodeId): Record<string, Value> {
    const known = this.#outputs.get(id);
    if (known) return known;
    const node = this.pass.document.nodes[id];
    const outputs = (node && nodeDefinition(node.type)?.lower?.(this.#context(id))) ?? this.#rows(id);
    this.#outputs.set(id, outputs);
    return outputs;
  }

  /** What a node that runs by itself gives for each caption of a data set: that is known before the first step. */
  #rows(id: NodeId): Record<string, Value> {
    const { document, graph, batch } = this.pass;
    const node = document.nodes[id];
    const input = node && nodeDefinition(node.type)?.rowsFor;
    const wire = graph.edges.incoming[id]?.find(({ to }) => to.port === input);
    if (!input || !wire || !nodeDefinition(graph.types[wire.from.node]!)?.lower) return {};
    return Object.fromEntries(
      Object.entries(graph.outputs[id] ?? {}).flatMap(([output, type]) => {
        const [width] = shapeOf(type) ?? [];
        if (typeof width !== 'number') return [];
        const by = { node: id, input, output, width, key: hashText(canonicalJson([node.type, paramsOf(node)])) };
        return [[output, this.pass.feed(wire.from.node, wire.from.port, [batch, width], 'f32', by)] as const];
      }),
    );
  }

  /**
   * Runs the network of node `owner` on `input`, told `condition`. Where one of both has fewer examples, these come in turn:
   * ten latents and a hundred labels make a hundred pictures.
   */
  apply(owner: NodeId, given: Value, told?: Value): Value {
    const { document, graph, builder, training } = this.pass;
    const spec = networkOf(document, graph, owner);
    if (!spec) throw new Error(`Node ${owner} has no network of a known shape`);
    const { input, condition } = inTurn(builder, given, spec.condition ? told : undefined);
    const output = lowerNetwork(
      spec,
      {
        builder,
        training,
        ...(condition && { condition }),
        weight: (weight) => this.pass.weight(owner, weight),
        update: (weight, value) => this.pass.update(owner, weight, value),
        uniform: (layer, shape) => this.uniform(`${owner}/${layer}/${this.#draws++}`, shape),
        gave: (layer, value) => this.pass.gave?.(owner, layer, value),
      },
      input,
    );
    this.applications.push({ network: owner, input, condition, output });
    return output;
  }

  /** Runs the network of another node, and gives what that network is for. */
  #applied(owner: NodeId, input: Value, condition: Value | undefined): Value {
    const output = this.apply(owner, input, condition);
    const node = this.pass.document.nodes[owner]!;
    return nodeDefinition(node.type)?.applied?.(this.pass.builder, output, paramsOf(node)) ?? output;
  }

  /** Uniform numbers of the stream called `name`. */
  uniform(name: string, shape: readonly number[], seed = this.pass.seed): Value {
    return randomUniform(this.pass.builder, this.pass.step, shape, { seed, stream: this.#stream(name) });
  }

  #stream(name: string): number {
    return streamOf(`${this.pass.name}/${name}`);
  }

  #context(id: NodeId): LowerContext {
    const { document, graph, builder, batch, training, step, seed } = this.pass;
    const condition = () => this.input(id, 'condition');
    return {
      builder,
      node: id,
      params: paramsOf(document.nodes[id]!),
      batch,
      training,
      input: (port) => this.input(id, port),
      typeOf: (port) => graph.inputs[id]?.[port],
      feed: (name, shape, dtype) => this.pass.feed(id, name, shape, dtype),
      normal: (shape, own) => randomNormal(builder, step, shape, { seed: own + seed, stream: this.#stream(id) }),
      uniform: (shape, own) => this.uniform(id, shape, own + seed),
      applyNetwork: (input, port) => (port === undefined ? this.apply(id, input, condition()) : this.#applied(networkOwner(graph, id, port) ?? id, input, condition())),
    };
  }
}

/** Both with as many examples as the longer has: those of the shorter come again in turn. */
function inTurn(builder: ProgramBuilder, input: Value, condition: Value | undefined): { input: Value; condition: Value | undefined } {
  const rows = Math.max(input.shape[0] ?? 1, condition?.shape[0] ?? 1);
  const extended = (value: Value) => {
    const own = value.shape[0] ?? 1;
    return own === rows ? value : gather(builder, value, builder.constant(Array.from({ length: rows }, (_, row) => row % own), [rows], 'i32'));
  };
  return { input: extended(input), condition: condition && extended(condition) };
}
