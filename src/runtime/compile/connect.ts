/** Whether a wire may be drawn: the same checker that runs before a run, on the nodes that the wire would change. */
import type { GraphDocument, GraphEdge, NodeId, PortRef } from '../graph/document';
import { type Problem, error } from '../graph/problems';
import { downstreamOf } from '../graph/topology';
import { inputsOf } from '../../nodes/registry';
import { inferNode, inferTypes } from './infer';
import type { TypedGraph } from './typedGraph';

/** Types of documents that wires have been checked in. Documents are values: an edit makes a new one. */
const typed = new WeakMap<GraphDocument, TypedGraph>();

const misfits = new Set(['wire-shape-mismatch', 'wire-kind-mismatch', 'wire-from-unknown-port', 'network-input-misfit']);

/** Why `edge` may not be connected; null when it may. It replaces the wire that is already at its input. */
export function checkConnection(document: GraphDocument, edge: GraphEdge): Problem | null {
  const { from, to } = edge;
  const target = document.nodes[to.node];
  if (!document.nodes[from.node] || !target || !Object.hasOwn(inputsOf(target), to.port)) return error('wire-to-nowhere');
  const graph = typed.get(document) ?? inferTypes(document);
  typed.set(document, graph);
  const changed = downstreamOf([to.node], graph.edges);
  if (changed.has(from.node)) return error('wire-closes-cycle', { node: to.node, values: { from: from.node, to: to.node } });
  const others = withoutWireAt(graph.edges.incoming[to.node] ?? [], to);
  const key = (problem: Problem) => `${problem.code} ${problem.node} ${problem.port}`;
  const before = new Set(problemsOf(document, graph, changed, to.node, others).map(key));
  const caused = problemsOf(document, graph, changed, to.node, [...others, edge]).filter((problem) => misfits.has(problem.code) && !before.has(key(problem)));
  return caused.find(({ node }) => node === to.node) ?? caused[0] ?? null;
}

/** Problems of the `changed` nodes when the wires `incoming` enter `target`. */
function problemsOf(document: GraphDocument, graph: TypedGraph, changed: ReadonlySet<NodeId>, target: NodeId, incoming: GraphEdge[]): Problem[] {
  const edges = { ...graph.edges, incoming: { ...graph.edges.incoming, [target]: incoming } };
  const trial: TypedGraph = { ...graph, edges, inputs: { ...graph.inputs }, outputs: { ...graph.outputs }, problems: [] };
  for (const id of graph.order) if (changed.has(id)) inferNode(document, id, trial);
  return trial.problems;
}

function withoutWireAt(edges: readonly GraphEdge[], input: PortRef): GraphEdge[] {
  return edges.filter(({ to }) => to.node !== input.node || to.port !== input.port);
}
