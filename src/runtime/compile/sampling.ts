/** What arrives at a node as one program that can be run again and again, so that a node may see more than the few examples of a run. */
import type { DrawRequest } from '../../nodes/define';
import type { GraphDocument, NodeId } from '../graph/document';
import { ProgramBuilder } from '../tensor/builder';
import type { Program, Value } from '../tensor/program';
import { type DataFeed, DataFeeds } from './dataFeeds';
import type { TypedGraph } from './typedGraph';
import { Lowering, type LoweringPass } from './lowering';
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
  const asked = (builder: ProgramBuilder, lowering: Lowering) => outputs(builder, (port, node = id) => lowering.input(node, port));
  return compilePass(overridden(document, overrides), graph, batch, asked);
}

/** The same of a network: what each of its layers gives at its first use, as the outputs `layer/<index>`. */
export function compileLayers(document: GraphDocument, graph: TypedGraph, network: NodeId, batch: number): SamplingProgram {
  const gave = new Map<string, Value>();
  const hear = (owner: NodeId, layer: number, output: Value) => {
    const name = `layer/${layer}`;
    if (owner === network && !gave.has(name)) gave.set(name, output);
  };
  const asked = (_builder: ProgramBuilder, lowering: Lowering) => {
    lowering.outputs(network);
    return Object.fromEntries(gave);
  };
  return compilePass(document, graph, batch, asked, hear);
}

type Asked = (builder: ProgramBuilder, lowering: Lowering) => Readonly<Record<string, Value | undefined>>;

function compilePass(document: GraphDocument, graph: TypedGraph, batch: number, asked: Asked, gave?: LoweringPass['gave']): SamplingProgram {
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
    document,
    graph,
    builder,
    name: 'sampling',
    batch,
    training: false,
    step: builder.feed(batchNumberFeed, [], 'i32'),
    seed: 0,
    weight: (owner, weight) => builder.state(stateName(owner, weight), weightsOf(owner).find(({ name }) => name === weight)!.shape),
    update: () => {},
    feed: (node, ...what) => data.feed('sampling', node, ...what),
    ...(gave && { gave }),
  });
  for (const [name, value] of Object.entries(asked(builder, lowering))) {
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
