/** Networks that are drawn: the parameter `layers` of a network's node holds nodes and wires in place of a list. */
import { checkParts, issuesOf } from './checkParts';
import type { Drawing, GraphNode, Json } from './document';
import type { Problem } from './problems';
import { drawingSchema } from './schema';

/** Parameter of a network's node that holds its layers. */
export const layersParam = 'layers';

const read = new WeakMap<object, Drawing | null>();

/** The drawing in a parameter's value; null where it holds none. What is not in order in it is left out. */
export function drawingOf(value: Json | undefined): Drawing | null {
  if (!isDrawing(value)) return null;
  const known = read.get(value);
  if (known !== undefined) return known;
  const drawing = checkDrawing(value, '', []);
  read.set(value, drawing);
  return drawing;
}

/** Whether a node's network is drawn; else it is a list. */
export function isDrawn({ params }: GraphNode): boolean {
  return drawingOf(params[layersParam]) !== null;
}

/** A drawing as a parameter's value, with other fields that were in it. */
export function drawingToJson({ nodes, edges, layout }: Drawing, others: Readonly<Record<string, Json>> = {}): Json {
  const value = { ...others, nodes, edges, layout };
  // What has just been made is in order: its nodes stay the same objects.
  read.set(value, value);
  return value as unknown as Json;
}

/** The node with its drawing checked, where it has one; every problem names its path in the file. */
export function withDrawing(node: GraphNode, at: string, problems: Problem[]): GraphNode {
  const value = node.params[layersParam];
  if (!isDrawing(value)) return node;
  const drawing = checkDrawing(value, `${at}.params.${layersParam}.`, problems);
  return { ...node, params: { ...node.params, [layersParam]: drawing as unknown as Json } };
}

/** Parameters as far as they decide what is computed: the places of a drawing's nodes do not. */
export function withoutPlaces(params: Readonly<Record<string, Json>>): Record<string, Json> {
  const drawing = drawingOf(params[layersParam]);
  return drawing ? { ...params, [layersParam]: drawingToJson({ ...drawing, layout: {} }) } : params;
}

function isDrawing(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'nodes' in value;
}

/** Fields that this version does not know stay. */
function checkDrawing(value: object, at: string, problems: Problem[]): Drawing {
  const result = drawingSchema.safeParse(value);
  if (!result.success) {
    problems.push(...issuesOf(result.error, at.slice(0, -1)));
    return { nodes: {}, edges: [], layout: {} };
  }
  return { ...result.data, ...checkParts(result.data, at, problems) };
}
