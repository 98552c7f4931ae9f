/** From a network that is drawn to its layers, and from a list of layers to a drawing. */
import type { Drawing, GraphEdge, GraphNode, Json, NodeId } from '../../../runtime/graph/document';
import { arrange, readableColumns } from '../../../runtime/graph/arrange';
import { adjacency, topologicalOrder, upstreamOf } from '../../../runtime/graph/topology';
import type { LayerSource, LayerSpec } from '../../define';
import { layerDefinition } from '../layers/registry';
import { placeLayers } from '../network';
import { ends, outputOf } from './ends';
import { layerInputs, layerKindOf, layerNodeType } from './layerNodes';

const read = new WeakMap<Drawing, readonly LayerSpec[]>();

/** The layers that lead to the drawing's output, each after those that feed it, under the ids of their nodes. */
export function drawnLayers(drawing: Drawing): readonly LayerSpec[] {
  const known = read.get(drawing);
  if (known) return known;
  const layers = readLayers(drawing);
  read.set(drawing, layers);
  return layers;
}

/** Stands for a network that has no end yet: no shape is known behind it. */
const unfinished: LayerSpec = { kind: ends.output, params: {}, sources: ['open'] };

function readLayers(drawing: Drawing): readonly LayerSpec[] {
  const edges = adjacency(drawing);
  const end = outputOf(drawing);
  const last = end === undefined ? undefined : edges.incoming[end]?.find(({ to }) => to.port === 'input')?.from.node;
  if (last === undefined) return [unfinished];
  const leading = upstreamOf([last], edges);
  const order = topologicalOrder(drawing, edges).order.filter((id) => leading.has(id) && !isStart(drawing.nodes[id]));
  const places = new Map(order.map((id, place) => [id, place]));
  const sourceOf = (edge: GraphEdge | undefined): LayerSource => {
    const type = drawing.nodes[edge?.from.node ?? '']?.type;
    if (type === ends.input) return 'input';
    return type === ends.condition ? 'condition' : (places.get(edge?.from.node ?? '') ?? 'open');
  };
  const layers = order.map((id): LayerSpec => {
    const { type, params } = drawing.nodes[id]!;
    const kind = layerKindOf(type) ?? type;
    const definition = layerDefinition(kind);
    const inputs = Object.entries(definition ? layerInputs(definition) : {}).map(([port, { optional }]) => ({ optional, edge: edges.incoming[id]!.find(({ to }) => to.port === port) }));
    return { kind, params, name: id, sources: inputs.filter(({ optional, edge }) => !optional || edge).map(({ edge }) => sourceOf(edge)) };
  });
  // On a circle nothing is last.
  return places.has(last) || isStart(drawing.nodes[last]) ? layers : [unfinished];
}

const isStart = (node: GraphNode | undefined) => node?.type === ends.input || node?.type === ends.condition;

const node = (type: string, params: Record<string, Json> = {}): GraphNode => ({ type, typeVersion: 1, params });

/**
 * A list of layers as a drawing, from left to right. Nodes have the names that the list gives to weights, so that what
 * was trained stays; the output has the name of the layer that would come next, for what a node adds behind its list.
 */
export function drawList(layers: readonly LayerSpec[], next: string = 'output'): Drawing {
  const placed = placeLayers(layers);
  const told = placed.some(({ sources }) => sources.includes('condition'));
  const nodes: Record<NodeId, GraphNode> = { input: node(ends.input), ...(told && { condition: node(ends.condition) }) };
  const edges: GraphEdge[] = [];
  for (const { spec, name, definition, sources } of placed) {
    const params = Object.entries(spec.params).filter(([param]) => !definition?.listParams?.includes(param));
    nodes[name] = node(layerNodeType(spec.kind), Object.fromEntries(params));
    const ports = definition ? Object.keys(layerInputs(definition)) : ['input'];
    sources.forEach((source, index) => {
      const from = typeof source === 'number' ? placed[source]?.name : source;
      if (from !== undefined && from !== 'open') edges.push({ from: startOf(from), to: { node: name, port: ports[index] ?? 'input' } });
    });
  }
  nodes[next] = node(ends.output);
  edges.push({ from: startOf(placed.at(-1)?.name ?? 'input'), to: { node: next, port: 'input' } });
  return { nodes, edges, layout: arrange({ nodes, edges }, {}, readableColumns) };
}

const startOf = (from: string) => ({ node: from, port: from === 'condition' ? 'condition' : 'output' });

/** The drawing as a list; null where branches, or layers that a list does not have, keep it from being one. */
export function listOf(drawing: Drawing): readonly LayerSpec[] | null {
  const layers = drawnLayers(drawing);
  const list = layers.map(({ kind, params, sources }, place): LayerSpec | null => {
    const skip = kind === 'residual' && sources?.[1] !== undefined && sources[1] !== 'open' ? sources[1] : null;
    const around: Record<string, Json> = skip === null || skip === 'condition' ? {} : { layers: place - 1 - (skip === 'input' ? -1 : skip) };
    return layerDefinition(kind) ? { kind, params: { ...params, ...around } } : null;
  });
  if (list.includes(null)) return null;
  const placed = placeLayers(list as LayerSpec[]);
  const same = placed.every(({ sources }, place) => String(sources) === String(layers[place]!.sources) && !sources.includes('open'));
  return same ? (list as LayerSpec[]) : null;
}
