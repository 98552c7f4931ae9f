/** Brings single nodes of one document up to date, with stored or with live weights. */
import type { TypedGraph } from '../compile/typedGraph';
import { trainersByNetwork } from '../compile/roles';
import { weightsReference } from '../compile/staleness';
import { nodeDefinition, paramsOf } from '../../nodes/registry';
import { previewOf, runOf, warningsOf } from '../../nodes/runs';
import type { TensorData } from '../engines/engine';
import type { GraphDocument, Json, NodeId } from '../graph/document';
import { withoutPlaces } from '../graph/drawing';
import { canonicalJson, hashText } from '../graph/hash';
import { type Problem, isProblem } from '../graph/problems';
import { downstreamOf, upstreamOf } from '../graph/topology';
import { type NodeValues, tensorsOf, textsOf } from '../graph/values';
import type { Preview } from '../protocol';
import { draw } from './drawing';
import { asTensors, fromTensors } from './textTensors';
import type { WeightReader } from './evaluator';
import { type NodeRunOutcome, type RunListener, type Surroundings, runNode } from './runNode';
import type { RunServices } from './services';

export type Outcome = { preview: Preview | null; warnings: readonly Problem[] } | { problem: Problem } | 'cancelled';

export class NodeRunner {
  readonly #trainers: Readonly<Record<NodeId, NodeId>>;

  constructor(
    private readonly services: RunServices,
    private readonly graphId: string,
    private readonly document: GraphDocument,
    private readonly graph: TypedGraph,
  ) {
    this.#trainers = trainersByNetwork(document, graph.edges);
  }

  /** Whether the kept result of a node has this structural hash. */
  isCurrent(node: NodeId, structural: string): boolean {
    return this.services.results.get(this.graphId, node)?.structural === structural;
  }

  /** Computes a node if something that it depends on really changed. */
  async bring(node: NodeId, structural: string, listener: RunListener): Promise<Outcome> {
    const { results } = this.services;
    const cached = results.get(this.graphId, node);
    const inputs = this.#inputs(node, (id) => results.get(this.graphId, id)?.result);
    const warnings = warningsOf(this.#folder(node))?.(textsOf(inputs)) ?? [];
    if (cached?.structural === structural) return { preview: cached.preview, warnings };
    // What draws examples depends on more than what arrives.
    const resolved = nodeDefinition(this.document.nodes[node]!.type)?.draws ? structural : this.#resolvedHash(node, inputs);
    const known = cached?.resolved === resolved ? cached : results.recall(resolved);
    if (known) {
      results.set(this.graphId, node, { ...known, structural });
      return { preview: known.preview, warnings };
    }
    const outcome = await this.#outcome(node, inputs, listener);
    if (outcome === 'cancelled' || 'problem' in outcome) return outcome;
    const { outputs: result, preview } = outcome;
    results.set(this.graphId, node, { structural, resolved, result, preview });
    return { preview, warnings };
  }

  /** Previews of all that depends on `networks`, with weights as they are at this moment of training. */
  async *live(networks: readonly NodeId[], read: (names: readonly string[]) => Promise<Record<string, TensorData>>): AsyncGenerator<{ node: NodeId; preview: Preview }> {
    const depending = downstreamOf(networks, this.graph.edges);
    const shown = [...depending].filter((id) => this.#previewFunction(id));
    const wanted = upstreamOf(shown, this.graph.edges);
    const fresh = new Map<NodeId, NodeValues>();
    const weights: WeightReader = (network, names) => (networks.includes(network) ? read(names) : this.storedWeights(network));
    for (const id of this.graph.order.filter((node) => wanted.has(node) && depending.has(node))) {
      const inputs = this.#inputs(id, (from) => fresh.get(from) ?? this.services.results.get(this.graphId, from)?.result);
      // Where something that leads here has failed, there is nothing to draw.
      if (!this.#hasArrived(id, inputs)) continue;
      const result = await this.#compute(id, inputs, weights);
      if (isProblem(result)) return;
      fresh.set(id, result);
      const preview = this.#preview(id, inputs, result);
      if (preview) yield { node: id, preview };
    }
  }

  /** What a node that runs by itself gives for `inputs` in place of what arrives. */
  async runOn(node: NodeId, inputs: NodeValues, listener: RunListener): Promise<NodeValues | Problem | 'cancelled'> {
    const run = runOf(this.#folder(node));
    const outcome = run ? await runNode(run, this.#surroundings(node, inputs), this.services, listener) : { outputs: {} };
    if (outcome === 'cancelled') return outcome;
    return 'problem' in outcome ? { ...outcome.problem, node } : outcome.outputs;
  }

  /** A node either runs by itself or is lowered to tensors. */
  async #outcome(node: NodeId, inputs: NodeValues, listener: RunListener): Promise<NodeRunOutcome> {
    const run = runOf(this.#folder(node));
    if (run) return runNode(run, this.#surroundings(node, inputs), this.services, listener);
    const outputs = await this.#compute(node, inputs, (network) => this.storedWeights(network));
    return isProblem(outputs) ? { problem: outputs } : { outputs, preview: this.#preview(node, inputs, outputs) };
  }

  #surroundings(node: NodeId, inputs: NodeValues): Surroundings {
    const { document, graph, services } = this;
    return {
      params: paramsOf(document.nodes[node]!),
      inputs,
      origin: (port) => {
        const from = graph.edges.incoming[node]?.find(({ to }) => to.port === port)?.from.node;
        return from === undefined ? undefined : { node: from, type: document.nodes[from]!.type, params: paramsOf(document.nodes[from]!) };
      },
      shipped: (hash) => services.weights.shipped(hash),
      draw: async (request, pause) =>
        draw({ document, graph, node, engine: await services.engine(), sources: services.sources, weights: (network) => this.storedWeights(network), pause }, request),
    };
  }

  async #compute(node: NodeId, inputs: NodeValues, weights: WeightReader): Promise<NodeValues | Problem> {
    if (!nodeDefinition(this.document.nodes[node]!.type)?.lower) return {};
    const evaluator = await this.services.evaluator();
    const outputs = await evaluator.evaluate(this.document, this.graph, node, asTensors(inputs), weights);
    return isProblem(outputs) ? outputs : fromTensors(outputs, this.graph.outputs[node]);
  }

  /** Weights of a network as its trainer's checkpoint has them. */
  storedWeights(network: NodeId): Promise<Readonly<Record<string, TensorData>>> {
    return this.services.weights.of(this.document, this.graph, network, this.#weightsReference(network));
  }

  #weightsReference(network: NodeId): string {
    return weightsReference(this.document, this.#trainers[network]);
  }

  #inputs(node: NodeId, resultOf: (id: NodeId) => NodeValues | undefined): NodeValues {
    const arriving = this.graph.edges.incoming[node]!.flatMap(({ from, to }) => {
      const value = resultOf(from.node)?.[from.port];
      return value ? [[to.port, value] as const] : [];
    });
    return Object.fromEntries(arriving);
  }

  /** Whether every wire has brought its value; networks and metrics have none. */
  #hasArrived(node: NodeId, inputs: NodeValues): boolean {
    const valueless = (port: string) => ['network', 'metrics'].includes(this.graph.inputs[node]?.[port]?.kind ?? '');
    return this.graph.edges.incoming[node]!.every(({ to }) => inputs[to.port] !== undefined || valueless(to.port));
  }

  #resolvedHash(node: NodeId, inputs: NodeValues): string {
    const { type, typeVersion } = this.document.nodes[node]!;
    const arriving = Object.entries(inputs).map(([port, { hash }]) => [port, hash]);
    const lent = this.graph.edges.incoming[node]!.filter(({ to }) => this.graph.inputs[node]?.[to.port]?.kind === 'network');
    const networks = lent.flatMap(({ from: { node: id } }) => (this.#ownsNetwork(id) ? [[id, this.#params(id), this.#weightsReference(id)]] : []));
    const own = this.#ownsNetwork(node) ? [node, this.#weightsReference(node)] : null;
    return hashText(canonicalJson([type, typeVersion, this.#params(node), arriving, own, networks]));
  }

  #params(id: NodeId): Record<string, Json> {
    return withoutPlaces(paramsOf(this.document.nodes[id]!));
  }

  #ownsNetwork(id: NodeId): boolean {
    return nodeDefinition(this.document.nodes[id]?.type ?? '')?.ownsNetwork !== undefined;
  }

  #previewFunction(node: NodeId) {
    return previewOf(this.#folder(node));
  }

  /** Where the node's files are, under `src/nodes`. */
  #folder(node: NodeId): string {
    const { type } = this.document.nodes[node]!;
    return `${nodeDefinition(type)?.category}/${type}`;
  }

  #preview(node: NodeId, inputs: NodeValues, result: NodeValues): Preview | null {
    const values = { ...inputs, ...result };
    return this.#previewFunction(node)?.(tensorsOf(values), paramsOf(this.document.nodes[node]!), textsOf(values)) ?? null;
  }
}
