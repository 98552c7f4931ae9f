/** Brings single nodes of one document up to date, with stored or with live weights. */
import type { TypedGraph } from '../compile/infer';
import { trainersByNetwork } from '../compile/roles';
import { weightsReference } from '../compile/staleness';
import { nodeDefinition, paramsOf } from '../../nodes/registry';
import { previewOf } from '../../nodes/previews';
import type { TensorData } from '../engines/engine';
import type { GraphDocument, NodeId } from '../graph/document';
import { canonicalJson, hashText } from '../graph/hash';
import { type Problem, isProblem } from '../graph/problems';
import { downstreamOf, upstreamOf } from '../graph/topology';
import type { Preview } from '../protocol';
import type { WeightReader } from './evaluator';
import type { RunServices } from './services';
import type { NodeResult } from './values';

export type Outcome = { preview: Preview | null } | { problem: Problem };

export class NodeRunner {
  readonly #trainers: Readonly<Record<NodeId, NodeId>>;

  constructor(
    private readonly services: RunServices,
    private readonly graphId: string,
    private readonly document: GraphDocument,
    private readonly graph: TypedGraph,
  ) {
    this.#trainers = trainersByNetwork(document);
  }

  /** Whether the kept result of a node has this structural hash. */
  isCurrent(node: NodeId, structural: string): boolean {
    return this.services.results.get(this.graphId, node)?.structural === structural;
  }

  /** Computes a node if something that it depends on really changed. */
  async bring(node: NodeId, structural: string): Promise<Outcome> {
    const { results } = this.services;
    const cached = results.get(this.graphId, node);
    if (cached?.structural === structural) return { preview: cached.preview };
    const inputs = this.#inputs(node, (id) => results.get(this.graphId, id)?.result);
    const resolved = this.#resolvedHash(node, inputs);
    if (cached?.resolved === resolved) {
      results.set(this.graphId, node, { ...cached, structural });
      return { preview: cached.preview };
    }
    const result = await this.#compute(node, inputs, (network) => this.#storedWeights(network));
    if (isProblem(result)) return { problem: result };
    const preview = this.#preview(node, inputs, result);
    results.set(this.graphId, node, { structural, resolved, result, preview });
    return { preview };
  }

  /** Previews of all that depends on `networks`, with weights as they are at this moment of training. */
  async *live(networks: readonly NodeId[], read: (names: readonly string[]) => Promise<Record<string, TensorData>>): AsyncGenerator<{ node: NodeId; preview: Preview }> {
    const depending = downstreamOf(networks, this.graph.edges);
    const shown = [...depending].filter((id) => this.#previewFunction(id));
    const wanted = upstreamOf(shown, this.graph.edges);
    const fresh = new Map<NodeId, NodeResult>();
    const weights: WeightReader = (network, names) => (networks.includes(network) ? read(names) : this.#storedWeights(network));
    for (const id of this.graph.order.filter((node) => wanted.has(node) && depending.has(node))) {
      const inputs = this.#inputs(id, (from) => fresh.get(from) ?? this.services.results.get(this.graphId, from)?.result);
      const result = await this.#compute(id, inputs, weights);
      if (isProblem(result)) return;
      fresh.set(id, result);
      const preview = this.#preview(id, inputs, result);
      if (preview) yield { node: id, preview };
    }
  }

  async #compute(node: NodeId, inputs: NodeResult, weights: WeightReader): Promise<NodeResult | Problem> {
    if (!nodeDefinition(this.document.nodes[node]!.type)?.lower) return {};
    const evaluator = await this.services.evaluator();
    return evaluator.evaluate(this.document, this.graph, node, inputs, weights);
  }

  #storedWeights(network: NodeId): Promise<Readonly<Record<string, TensorData>>> {
    return this.services.weights.of(this.document, this.graph, network, this.#weightsReference(network));
  }

  #weightsReference(network: NodeId): string {
    return weightsReference(this.document, this.#trainers[network]);
  }

  #inputs(node: NodeId, resultOf: (id: NodeId) => NodeResult | undefined): NodeResult {
    const arriving = this.graph.edges.incoming[node]!.flatMap(({ from, to }) => {
      const value = resultOf(from.node)?.[from.port];
      return value ? [[to.port, value] as const] : [];
    });
    return Object.fromEntries(arriving);
  }

  #resolvedHash(node: NodeId, inputs: NodeResult): string {
    const { type, typeVersion } = this.document.nodes[node]!;
    const arriving = Object.entries(inputs).map(([port, { hash }]) => [port, hash]);
    const lent = this.graph.edges.incoming[node]!.filter(({ to }) => this.graph.inputs[node]?.[to.port]?.kind === 'network');
    const networks = [node, ...lent.map(({ from }) => from.node)];
    const weights = networks.flatMap((id) => (this.#ownsNetwork(id) ? [[id, paramsOf(this.document.nodes[id]!), this.#weightsReference(id)]] : []));
    return hashText(canonicalJson([type, typeVersion, paramsOf(this.document.nodes[node]!), arriving, weights]));
  }

  #ownsNetwork(id: NodeId): boolean {
    return nodeDefinition(this.document.nodes[id]?.type ?? '')?.ownsNetwork !== undefined;
  }

  #previewFunction(node: NodeId) {
    const definition = nodeDefinition(this.document.nodes[node]!.type);
    return definition && previewOf(`${definition.category}/${definition.type}`);
  }

  #preview(node: NodeId, inputs: NodeResult, result: NodeResult): Preview | null {
    return this.#previewFunction(node)?.({ ...inputs, ...result }, paramsOf(this.document.nodes[node]!)) ?? null;
  }
}
