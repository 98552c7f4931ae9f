/** The inside of a network as a document of its own, and back into the graph. Pure. */
import type { Params } from '../../nodes/define';
import { drawList } from '../../nodes/networks/drawing/drawing';
import { layersOf } from '../../nodes/networks/layersOf';
import { placeLayers } from '../../nodes/networks/network';
import { nodeDefinition, paramsOf } from '../../nodes/registry';
import { asDocument, boundaryOf } from '../../runtime/compile/drawings';
import type { Drawing, GraphDocument, GraphNode, NodeId } from '../../runtime/graph/document';
import { drawingOf, drawingToJson, layersParam } from '../../runtime/graph/drawing';
import { setParam } from './commands';
import { typedGraphOf } from './derived';

/** Whether a node has an inside that can be opened. */
export function hasInside(node: GraphNode | undefined): boolean {
  return node !== undefined && nodeDefinition(node.type)?.ownsNetwork !== undefined;
}

let last: { drawing: Drawing; boundary: string; meta: GraphDocument['meta']; shown: GraphDocument } | null = null;

/** What is on the canvas: the graph, or the drawing of one of its networks, the same object while nothing of it changes. */
export function shownOf(document: GraphDocument, inside: NodeId | null): GraphDocument {
  if (inside === null) return document;
  const drawing = insideOf(document.nodes[inside]!);
  const arriving = boundaryOf(typedGraphOf(document), inside);
  const boundary = JSON.stringify(arriving);
  if (last?.drawing !== drawing || last.boundary !== boundary || last.meta !== document.meta) {
    const same = last?.boundary === boundary && last.shown.boundary;
    last = { drawing, boundary, meta: document.meta, shown: asDocument(drawing, same || arriving, document.meta) };
  }
  return last.shown;
}

/** The graph with another inside of a network: from now on it is drawn. */
export function withInside(document: GraphDocument, inside: NodeId, { nodes, edges, layout }: GraphDocument): GraphDocument {
  const before = document.nodes[inside]!.params[layersParam];
  const kept = typeof before === 'object' && before !== null && !Array.isArray(before) ? before : {};
  return setParam(inside, layersParam, drawingToJson({ nodes, edges, layout }, kept))(document);
}

/** The network whose inside is all that differs between two states of a graph; null where more does. */
export function networkChanged(before: GraphDocument, after: GraphDocument): NodeId | null {
  if (before.edges !== after.edges || before.layout !== after.layout || before.meta !== after.meta) return null;
  const ids = Object.keys({ ...before.nodes, ...after.nodes });
  const [id, ...others] = ids.filter((node) => before.nodes[node] !== after.nodes[node]);
  const [old, now] = [before.nodes[id ?? ''], after.nodes[id ?? '']];
  if (id === undefined || others.length > 0 || !old || !now) return null;
  const params = Object.keys({ ...old.params, ...now.params }).filter((name) => old.params[name] !== now.params[name]);
  return params.length === 1 && params[0] === layersParam ? id : null;
}

const laidOut = new WeakMap<object, Drawing>();

/** The drawing of a network, or its list laid out as one. */
function insideOf(node: GraphNode): Drawing {
  const params = paramsOf(node);
  const value = params[layersParam];
  const drawing = drawingOf(value);
  if (drawing) return drawing;
  const key = typeof value === 'object' && value !== null ? value : node;
  const known = laidOut.get(key) ?? drawList(layersOf(params), behind(node.type, params));
  laidOut.set(key, known);
  return known;
}

/** The name of the first layer that the node adds behind its list. */
function behind(type: string, params: Params): string | undefined {
  const all = nodeDefinition(type)?.networkLayers?.(params);
  return all && placeLayers(all)[layersOf(params).length]?.name;
}
