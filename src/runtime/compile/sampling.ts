/** What arrives at a node as one program that can be run again and again, so that a node may see more than the few examples of a run. */
import type { DrawRequest } from '../../nodes/define';
import type { GraphDocument, NodeId } from '../graph/document';
import { ProgramBuilder } from '../tensor/builder';
import type { Program } from '../tensor/program';
import { type DataFeed, DataFeeds } from './dataFeeds';
import type { TypedGraph } from './infer';
import { Lowering } from './lowering';
import { type NamedWeight, namedWeights, networkOf, stateName } from './networks';

/** A program whose every step gives another batch. */
export interface SamplingProgram {
  program: Program;
  data: readonly DataFeed[];
  /** The weights that the program reads, with the node that owns them. */
  weights: readonly { network: NodeId; state: string }[];
}

/** Feed that counts batches. */
export const batchNumberFeed = 'batchNumber';

/** Compiles what node `id` asks for, without training, `batch` examples a step. Outputs that nothing leads to are left out. */
export function compileSampling(document: GraphDocument, graph: TypedGraph, id: NodeId, batch: number, { outputs, overrides = {} }: DrawRequest): SamplingProgram {
  const builder = new ProgramBuilder();
  const data = new DataFeeds(builder);
  const known = new Map<NodeId, readonly NamedWeight[]>();
  const weightsOf = (network: NodeId): readonly NamedWeight[] => {
    const spec = networkOf(document, graph, network);
    const weights = known.get(network) ?? (spec ? namedWeights(network, spec) : []);
    known.set(network, weights);
    return weights;
  };
  const lowering = new Lowering({
    document: overridden(document, overrides),
    graph,
    builder,
    name: 'sampling',
    batch,
    training: false,
    step: builder.feed(batchNumberFeed, [], 'i32'),
    seed: 0,
    weight: (owner, weight) => builder.state(stateName(owner, weight), weightsOf(owner).find(({ name }) => name === weight)!.shape),
    update: () => {},
    feed: (node, name, shape, dtype) => data.feed('sampling', node, name, shape, dtype),
  });
  for (const [name, value] of Object.entries(outputs(builder, (port, node = id) => lowering.input(node, port)))) {
    if (value) builder.output(name, value);
  }
  const program = builder.build();
  const weights = [...known].flatMap(([network, list]) => list.map(({ state }) => ({ network, state })));
  return { program, data: data.usedBy(program), weights: weights.filter(({ state }) => Object.hasOwn(program.states, state)) };
}

function overridden(document: GraphDocument, overrides: NonNullable<DrawRequest['overrides']>): GraphDocument {
  const nodes = Object.entries(document.nodes).map(([id, node]) => [id, { ...node, params: { ...node.params, ...overrides[node.type] } }] as const);
  return { ...document, nodes: Object.fromEntries(nodes) };
}
