/** Looks into a network while it learns: how its weights, their gradients and what its layers give are spread. */
import { placeLayers } from '../../../nodes/networks/network';
import { paramsOf } from '../../../nodes/registry';
import { type SamplingProgram, batchNumberFeed, compileLayers } from '../../compile/sampling';
import type { TypedGraph } from '../../compile/typedGraph';
import { type NamedWeight, namedWeights, networkOf } from '../../compile/networks';
import type { Engine, Executable, Feeds, TensorData } from '../../engines/engine';
import type { GraphDocument, NodeId } from '../../graph/document';
import { histogram } from '../../graph/histogram';
import { isProblem } from '../../graph/problems';
import type { LayerInside } from '../../protocol';
import type { Sources } from '../examples/sources';

/** Examples that pass through the network. */
const batch = 64;

type Read = (names: readonly string[]) => Promise<Record<string, TensorData>>;

export class NetworkInside {
  #executable: Executable | null = null;

  private constructor(
    private readonly layers: readonly { name: string; kind: string }[],
    private readonly trained: readonly NamedWeight[],
    private readonly compiled: SamplingProgram,
    private readonly engine: Engine,
    /** The same examples every time, so that what changes is the network; null where they cannot be had. */
    private readonly feeds: Feeds | null,
  ) {}

  /** Makes what looks into `network`; null where it has no known shape. */
  static async open(document: GraphDocument, graph: TypedGraph, network: NodeId, engine: Engine, sources: Sources): Promise<NetworkInside | null> {
    const spec = networkOf(document, graph, network);
    if (!spec) return null;
    const compiled = compileLayers(document, graph, network, batch);
    const feeds: Record<string, TensorData> = { [batchNumberFeed]: Int32Array.of(0) };
    let known = Object.keys(compiled.program.outputs).length > 0;
    for (const feed of compiled.data) {
      const reader = await sources.reader(paramsOf(document.nodes[feed.node]!));
      if (isProblem(reader)) known = false;
      else feeds[feed.feed] = reader.read(feed, 0).slice();
    }
    const trained = namedWeights(network, spec).filter(({ trainable }) => trainable);
    const layers = placeLayers(spec.layers).map(({ name, spec: { kind } }) => ({ name, kind }));
    return new NetworkInside(layers, trained, compiled, engine, known ? feeds : null);
  }

  /** What is inside now; `read` gives states of the training, `stored` the weights of networks that do not learn. */
  async look(read: Read, stored: (network: NodeId) => Promise<Readonly<Record<string, TensorData>>>, learning: readonly NodeId[]): Promise<LayerInside[]> {
    const states = await read(this.trained.flatMap(({ state }) => [state, gradientOf(state)]));
    const given = this.feeds ? await this.#activations(this.feeds, read, stored, learning) : {};
    return this.layers.map(({ name: layer, kind }, index) => ({
      name: layer,
      kind,
      activations: given[`layer/${index}`] ? histogram(given[`layer/${index}`]!) : null,
      weights: this.trained
        .filter(({ name }) => name.slice(0, name.lastIndexOf('.')) === layer)
        .map(({ name, state }) => ({ name: name.split('.').at(-1)!, values: histogram(states[state]!), gradients: histogram(states[gradientOf(state)]!) })),
    }));
  }

  dispose(): void {
    this.#executable?.dispose();
  }

  async #activations(feeds: Feeds, read: Read, stored: (network: NodeId) => Promise<Readonly<Record<string, TensorData>>>, learning: readonly NodeId[]): Promise<Record<string, TensorData>> {
    this.#executable ??= await this.engine.compile(this.compiled.program);
    const live = await read(this.compiled.weights.filter(({ network }) => learning.includes(network)).map(({ state }) => state));
    for (const { network, state } of this.compiled.weights) this.#executable.write(state, live[state] ?? (await stored(network))[state]!);
    return this.#executable.run(1, () => feeds);
  }
}

/** Where Adam keeps the running mean of a weight's gradient. */
function gradientOf(state: string): string {
  return `adam.mean/${state}`;
}
