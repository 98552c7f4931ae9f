/** Every node, found by folder: `nodes/<category>/<name>/node.ts`; and one for each kind of layer. */
import type { InputPort, NodeDefinition } from './define';
import { layerNodes } from './networks/drawing/layerNodes';
import type { GraphNode, Json } from '../runtime/graph/document';

const modules = import.meta.glob<{ node: NodeDefinition }>('./*/*/node.ts', { eager: true });

export const nodeDefinitions: readonly NodeDefinition[] = [...Object.values(modules).map((module) => module.node), ...layerNodes];

/** The nodes that a graph may have, or a network's drawing. */
export function nodesFor(drawing: boolean): readonly NodeDefinition[] {
  return nodeDefinitions.filter(({ category }) => (category === 'layers') === drawing);
}

const byType = new Map(nodeDefinitions.map((definition) => [definition.type, definition]));

/** The definition of a node type; undefined for one that this version does not know. */
export function nodeDefinition(type: string): NodeDefinition | undefined {
  return byType.get(type);
}

/** A node's parameters, with defaults for those that the document leaves out. */
export function paramsOf(node: GraphNode): Record<string, Json> {
  return { ...defaultParams(node.type), ...node.params };
}

/** The inputs of a node: those of its type, and those that follow from its parameters. */
export function inputsOf(node: GraphNode): Readonly<Record<string, InputPort>> {
  const definition = nodeDefinition(node.type);
  return { ...definition?.inputs, ...definition?.inputsFor?.(paramsOf(node)) };
}

/** A node of `type` with its default parameters, as it comes from the palette. */
export function createNode(type: string): GraphNode {
  return { type, typeVersion: nodeDefinition(type)?.version ?? 1, params: structuredClone(defaultParams(type)) };
}

/** By type; made once, since parameters are asked for again and again. */
const defaults = new Map<string, Readonly<Record<string, Json>>>();

function defaultParams(type: string): Readonly<Record<string, Json>> {
  const known = defaults.get(type);
  if (known) return known;
  const specs = Object.entries(nodeDefinition(type)?.params ?? {});
  const made = Object.fromEntries(specs.map(([name, spec]) => [name, spec.default as Json]));
  defaults.set(type, made);
  return made;
}
