/** One node as a tensor program of its own: what arrives is fed, its weights are states, its outputs are read. */
import type { GraphDocument, NodeId } from '../graph/document';
import { paramsOf } from '../../nodes/registry';
import { ProgramBuilder } from '../tensor/builder';
import type { DType, Program } from '../tensor/program';
import { type DataFeed, DataFeeds } from './dataFeeds';
import type { TypedGraph } from './typedGraph';
import { Lowering } from './lowering';
import { type NamedWeight, namedWeights, networkOf, networkOwner, stateName } from './networks';

/** Shape (with the batch) and type of a value that arrives. */
export interface ArrivingTensor {
  shape: readonly number[];
  dtype: DType;
}

/** A node's own program. Feeds are `input/<port>` and `data`; outputs are named by port. */
export interface NodeProgram {
  program: Program;
  data: readonly DataFeed[];
  /** The node that owns the weights, where there are any. */
  network: NodeId | null;
  /** Those that the program reads. */
  weights: readonly NamedWeight[];
}

const evaluationPass = 'evaluation';

/** Compiles what one node does with the tensors that arrive, without training. */
export function compileNode(document: GraphDocument, graph: TypedGraph, id: NodeId, arriving: Readonly<Record<string, ArrivingTensor>>): NodeProgram {
  const builder = new ProgramBuilder();
  const data = new DataFeeds(builder);
  const network = ownerOf(document, graph, id);
  const spec = network === null ? null : networkOf(document, graph, network);
  const weights = network !== null && spec ? namedWeights(network, spec) : [];
  const shapes = new Map(weights.map(({ state, shape }) => [state, shape]));
  const lowering = new Lowering({
    document,
    graph,
    builder,
    name: evaluationPass,
    batch: Number(paramsOf(document.nodes[id]!).samples ?? 1),
    training: false,
    step: builder.constant(0, [], 'i32'),
    seed: 0,
    weight: (owner, weight) => builder.state(stateName(owner, weight), shapes.get(stateName(owner, weight))!),
    update: () => {},
    feed: (node, ...what) => data.feed(evaluationPass, node, ...what),
  });
  for (const { from, to } of graph.edges.incoming[id] ?? []) {
    const tensor = arriving[to.port];
    const value = tensor && { [from.port]: builder.feed(`input/${to.port}`, tensor.shape, tensor.dtype) };
    // Also where nothing arrives: the nodes before this one are never part of its program.
    lowering.provide(from.node, { ...lowering.lowered.get(from.node), ...value });
  }
  for (const [port, value] of Object.entries(lowering.outputs(id))) builder.output(port, value);
  const program = builder.build();
  return { program, data: data.usedBy(program), network, weights: weights.filter(({ state }) => Object.hasOwn(program.states, state)) };
}

/** The node whose network `id` runs, if it runs one. */
function ownerOf(document: GraphDocument, graph: TypedGraph, id: NodeId): NodeId | null {
  if (networkOf(document, graph, id)) return id;
  const arriving = Object.entries(graph.inputs[id] ?? {}).find(([, type]) => type.kind === 'network');
  return (arriving && networkOwner(graph, id, arriving[0])) ?? null;
}
