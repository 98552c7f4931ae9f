/** From untrusted JSON to a document. Never throws: it repairs what it can and lists every problem with its path. */
import type * as z from 'zod/mini';
import { type GraphDocument, type GraphEdge, type GraphNode, type NodeLayout, documentVersion, edgeKey } from './document';
import { clean } from './clean';
import { migrate } from './migrations';
import { type Problem, error, warning } from './problems';
import { edgeSchema, envelopeSchema, layoutSchema, metaSchema, nodeSchema } from './schema';

/** What came out of a file: a document unless nothing could be saved, and what was wrong. */
export interface Loaded {
  document: GraphDocument | null;
  problems: Problem[];
}

/** Largest file that is parsed, in characters: a graph without weights is far below it. */
const longest = 20_000_000;

/** Names that objects have already. */
const forbidden = new Set(['constructor', 'prototype']);

/** Reads a file's text. */
export function parseDocument(text: string): Loaded {
  if (text.length > longest) return { document: null, problems: [error('file-too-large', { values: { size: text.length, limit: longest } })] };
  try {
    return loadDocument(JSON.parse(text));
  } catch (cause) {
    return { document: null, problems: [error('file-not-json', { values: { detail: cause instanceof Error ? cause.message : '' } })] };
  }
}

/** Checks parsed JSON. Problems of severity `error` mean that something of the file is not in the document. */
export function loadDocument(json: unknown): Loaded {
  const problems: Problem[] = [];
  const envelope = envelopeSchema.safeParse(clean(json, problems));
  if (!envelope.success) return { document: null, problems: [...problems, ...issuesOf(envelope.error, '')] };
  if (envelope.data.version > documentVersion) {
    const values = { version: envelope.data.version, supported: documentVersion };
    return { document: null, problems: [error('file-too-new', { path: 'version', values })] };
  }
  const checked = migrate(envelope.data);
  const nodes = checkRecord<GraphNode>(checked.nodes, 'nodes', nodeSchema as unknown as z.ZodMiniType<GraphNode>, problems);
  const layout = checkRecord<NodeLayout>(checked.layout, 'layout', layoutSchema as unknown as z.ZodMiniType<NodeLayout>, problems);
  const edges = checkEdges(checked.edges, nodes, problems);
  const meta = metaSchema.safeParse(checked.meta ?? { name: '' });
  if (!meta.success) problems.push(...issuesOf(meta.error, 'meta'));
  const document = { ...checked, nodes, edges, layout: placed(nodes, layout), meta: meta.success ? meta.data : { name: '' } };
  return { document: document as GraphDocument, problems };
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

function checkEdges(entries: readonly unknown[], nodes: Record<string, GraphNode>, problems: Problem[]): GraphEdge[] {
  const seen = new Set<string>();
  const taken = new Set<string>();
  return entries.flatMap((entry, index) => {
    const path = `edges.${index}`;
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

function issuesOf(failure: z.core.$ZodError, path: string): Problem[] {
  return failure.issues.map((issue) => {
    const at = [path, ...issue.path.map(String)].filter(Boolean).join('.');
    return error('file-invalid', { path: at, values: { path: at || 'file', detail: issue.message } });
  });
}

/** A node of a type or version that this app does not know: kept, shown, never run. */
export function unknownNode(id: string, type: string): Problem {
  return warning('node-unknown', { node: id, path: `nodes.${id}.type`, values: { type } });
}
