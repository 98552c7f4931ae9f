/** Whether a wire may be drawn: the same checker that runs before a run. */
import type { GraphDocument, GraphEdge, PortRef } from '../graph/document';
import { type Problem, error } from '../graph/problems';
import { wouldCycle } from '../graph/topology';
import { nodeDefinition } from '../../nodes/registry';
import { inferTypes } from './infer';

/** The document with `edge`, in place of the wire that entered the same input. */
export function withEdge(document: GraphDocument, edge: GraphEdge): GraphDocument {
  const freed = withoutWireAt(document, edge.to);
  return { ...freed, edges: [...freed.edges, edge] };
}

/** Why `edge` may not be connected; null when it may. It replaces the wire that is already at its input. */
export function checkConnection(document: GraphDocument, edge: GraphEdge): Problem | null {
  const inputs = nodeDefinition(document.nodes[edge.to.node]?.type ?? '')?.inputs ?? {};
  if (!document.nodes[edge.from.node] || !Object.hasOwn(inputs, edge.to.port)) return error('wire-to-nowhere');
  if (wouldCycle(document, edge.from.node, edge.to.node)) {
    return error('wire-closes-cycle', { node: edge.to.node, values: { from: edge.from.node, to: edge.to.node } });
  }
  const key = (problem: Problem) => `${problem.code} ${problem.node} ${problem.port}`;
  const before = new Set(inferTypes(withoutWireAt(document, edge.to)).problems.map(key));
  const caused = inferTypes(withEdge(document, edge)).problems.filter((problem) => misfits.has(problem.code) && !before.has(key(problem)));
  return caused.find((problem) => problem.node === edge.to.node) ?? caused[0] ?? null;
}

function withoutWireAt(document: GraphDocument, input: PortRef): GraphDocument {
  return { ...document, edges: document.edges.filter(({ to }) => to.node !== input.node || to.port !== input.port) };
}

const misfits = new Set(['wire-shape-mismatch', 'wire-kind-mismatch', 'wire-from-unknown-port', 'network-input-misfit']);
