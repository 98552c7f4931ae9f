/** Nodes, wires and places out of untrusted JSON, entry by entry, so that one bad one does not lose the rest. */
import type * as z from 'zod/mini';
import { type Drawing, type GraphEdge, type GraphNode, type NodeLayout, edgeKey } from './document';
import { type Problem, error } from './problems';
import { edgeSchema, layoutSchema, nodeSchema } from './schema';

/** Names that objects have already. */
const forbidden = new Set(['constructor', 'prototype']);

/** Keeps what is in order, and names what is not; `at` is the place within the file, with a dot behind it unless it is empty. */
export function checkParts(parts: { nodes: Record<string, unknown>; edges: readonly unknown[]; layout: Record<string, unknown> }, at: string, problems: Problem[]): Drawing {
  const nodes = checkRecord<GraphNode>(parts.nodes, `${at}nodes`, nodeSchema as unknown as z.ZodMiniType<GraphNode>, problems);
  const layout = checkRecord<NodeLayout>(parts.layout, `${at}layout`, layoutSchema as unknown as z.ZodMiniType<NodeLayout>, problems);
  return { nodes, edges: checkEdges(parts.edges, at, nodes, problems), layout: placed(nodes, layout) };
}

function checkRecord<T>(entries: Record<string, unknown>, path: string, schema: z.ZodMiniType<T>, problems: Problem[]): Record<string, T> {
  const kept: Record<string, T> = {};
  for (const [key, value] of Object.entries(entries)) {
    const at = `${path}.${key}`;
    const result = schema.safeParse(value);
    if (forbidden.has(key)) problems.push(error('file-forbidden-key', { path: at, values: { key } }));
    else if (result.success) kept[key] = result.data;
    else problems.push(...issuesOf(result.error, at));
  }
  return kept;
}

function checkEdges(entries: readonly unknown[], at: string, nodes: Record<string, GraphNode>, problems: Problem[]): GraphEdge[] {
  const seen = new Set<string>();
  const taken = new Set<string>();
  return entries.flatMap((entry, index) => {
    const path = `${at}edges.${index}`;
    const result = edgeSchema.safeParse(entry);
    if (!result.success) {
      problems.push(...issuesOf(result.error, path));
      return [];
    }
    const edge = result.data as GraphEdge;
    const missing = [edge.from.node, edge.to.node].find((id) => !Object.hasOwn(nodes, id));
    if (missing !== undefined) {
      problems.push(error('file-edge-to-nowhere', { path, values: { node: missing } }));
      return [];
    }
    const input = `${edge.to.node}.${edge.to.port}`;
    if (seen.has(edgeKey(edge))) return [];
    if (taken.has(input)) {
      problems.push(error('file-input-taken', { path, values: { node: edge.to.node, port: edge.to.port } }));
      return [];
    }
    seen.add(edgeKey(edge));
    taken.add(input);
    return [edge];
  });
}

/** Nodes without a place get one, in a row below the others. */
function placed(nodes: Record<string, GraphNode>, layout: Record<string, NodeLayout>): Record<string, NodeLayout> {
  const lowest = Object.values(layout).reduce((most, { y }) => Math.max(most, y + 300), 0);
  const homeless = Object.keys(nodes).filter((id) => !Object.hasOwn(layout, id));
  return { ...layout, ...Object.fromEntries(homeless.map((id, index) => [id, { x: index * 320, y: lowest }])) };
}

/** What a validator says, as problems with their place. */
export function issuesOf(failure: z.core.$ZodError, path: string): Problem[] {
  return failure.issues.map((issue) => {
    const at = [path, ...issue.path.map(String)].filter(Boolean).join('.');
    return error('file-invalid', { path: at, values: { path: at || 'file', detail: issue.message } });
  });
}
