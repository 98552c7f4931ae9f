/** Every change of a graph, as a pure function from document to document. */
import { createNode, inputsOf, nodeDefinition } from '../../nodes/registry';
import { edgeKey, type GraphDocument, type GraphEdge, type GraphNode, type Json, type NodeId, type NodeLayout } from '../../runtime/graph/document';

export type Command = (document: GraphDocument) => GraphDocument;

interface Position {
  x: number;
  y: number;
}

/** The first free id for a node of this type: `generator`, then `generator-2`; `dense` for one of type `layers.dense`. */
export function freeNodeId(document: GraphDocument, type: string): NodeId {
  const name = type.split('.').at(-1) ?? type;
  if (!Object.hasOwn(document.nodes, name)) return name;
  for (let number = 2; ; number++) {
    const id = `${name}-${number}`;
    if (!Object.hasOwn(document.nodes, id)) return id;
  }
}

/** Adds a node with its default parameters, at `freeNodeId`. */
export function addNode(type: string, at: Position): Command {
  return (document) => {
    const id = freeNodeId(document, type);
    return {
      ...document,
      nodes: { ...document.nodes, [id]: createNode(type) },
      layout: { ...document.layout, [id]: at },
    };
  };
}

/** Adds a node and wires it to a port that stands already: the end of a wire dropped on empty canvas. */
export function addConnectedNode(type: string, at: Position, wire: (id: NodeId) => GraphEdge): Command {
  return (document) => {
    const edge = wire(freeNodeId(document, type));
    return connect(edge)(addNode(type, at)(document));
  };
}

/** Removes nodes and every wire that touches them. */
export function removeNodes(ids: readonly NodeId[]): Command {
  const gone = new Set(ids);
  return (document) => {
    if (!ids.some((id) => Object.hasOwn(document.nodes, id))) return document;
    return {
      ...document,
      nodes: without(document.nodes, gone),
      layout: without(document.layout, gone),
      edges: document.edges.filter((edge) => !gone.has(edge.from.node) && !gone.has(edge.to.node)),
    };
  };
}

/** Puts nodes at new places; their sizes stay. */
export function moveNodes(positions: Readonly<Record<NodeId, Position>>): Command {
  return (document) => {
    const moved: Record<NodeId, NodeLayout> = {};
    for (const [id, { x, y }] of Object.entries(positions)) {
      const layout = document.layout[id];
      if (Object.hasOwn(document.nodes, id) && (layout?.x !== x || layout.y !== y)) moved[id] = { ...layout, x, y };
    }
    if (Object.keys(moved).length === 0) return document;
    return { ...document, layout: { ...document.layout, ...moved } };
  };
}

/** Gives a node a size of its own, in canvas pixels. */
export function resizeNode(id: NodeId, size: { width: number; height: number }): Command {
  return (document) => {
    const layout = document.layout[id];
    if (!layout || (layout.width === size.width && layout.height === size.height)) return document;
    return { ...document, layout: { ...document.layout, [id]: { ...layout, ...size } } };
  };
}

/** Draws a wire; one that ended at the same input is replaced. */
export function connect(edge: GraphEdge): Command {
  return (document) => {
    if (document.edges.some((other) => edgeKey(other) === edgeKey(edge))) return document;
    const others = document.edges.filter((other) => other.to.node !== edge.to.node || other.to.port !== edge.to.port);
    return { ...document, edges: [...others, edge] };
  };
}

/** Removes wires, by `edgeKey`. */
export function disconnect(keys: readonly string[]): Command {
  const gone = new Set(keys);
  return (document) => {
    const edges = document.edges.filter((edge) => !gone.has(edgeKey(edge)));
    return edges.length === document.edges.length ? document : { ...document, edges };
  };
}

/** Sets one parameter of a node. Where its inputs follow from it, a wire moves along with the input that was renamed. */
export function setParam(id: NodeId, name: string, value: Json): Command {
  return (document) => {
    const node = document.nodes[id];
    if (!node || node.params[name] === value) return document;
    const changed = { ...node, params: { ...node.params, [name]: value } };
    const renamed = renamedInput(document, id, node, changed);
    const edges = renamed
      ? document.edges.map((edge) => (edge.to.node === id && edge.to.port === renamed.from ? { ...edge, to: { node: id, port: renamed.to } } : edge))
      : document.edges;
    return { ...document, edges, nodes: { ...document.nodes, [id]: changed } };
  };
}

/** Removes the wires of a node that lead to inputs which its parameters no longer give it. */
export function dropWaitingWires(id: NodeId): Command {
  return (document) => {
    const node = document.nodes[id];
    if (!node || !nodeDefinition(node.type)?.inputsFor) return document;
    const inputs = inputsOf(node);
    const edges = document.edges.filter(({ to }) => to.node !== id || Object.hasOwn(inputs, to.port));
    return edges.length === document.edges.length ? document : { ...document, edges };
  };
}

/** The input that took another one's place: the only new one, while exactly one wire has lost its own. */
function renamedInput(document: GraphDocument, id: NodeId, before: GraphNode, after: GraphNode): { from: string; to: string } | null {
  if (!nodeDefinition(before.type)?.inputsFor) return null;
  const [old, inputs] = [inputsOf(before), inputsOf(after)];
  const added = Object.keys(inputs).filter((port) => !Object.hasOwn(old, port));
  const lost = document.edges.filter(({ to }) => to.node === id && !Object.hasOwn(inputs, to.port));
  return added.length === 1 && lost.length === 1 ? { from: lost[0]!.to.port, to: added[0]! } : null;
}

/** Names the graph. */
export function renameGraph(name: string): Command {
  return (document) => (document.meta.name === name ? document : { ...document, meta: { ...document.meta, name } });
}

function without<Value>(record: Readonly<Record<string, Value>>, gone: ReadonlySet<string>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !gone.has(key)));
}
