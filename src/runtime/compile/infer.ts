/** The type of every port, and every problem that can be seen without running. */
import { inputsOf, nodeDefinition, paramsOf } from '../../nodes/registry';
import type { Inference, InputPort, NodeDefinition, Params } from '../../nodes/define';
import { outputOf as endOf } from '../../nodes/networks/drawing/ends';
import type { Boundary, GraphDocument, GraphEdge, NodeId } from '../graph/document';
import { unknownNode } from '../graph/load';
import { type PortType, shapeOf } from '../graph/portTypes';
import { type Problem, error, warning } from '../graph/problems';
import { adjacency, topologicalOrder, upstreamOf } from '../graph/topology';
import { type Bindings, substitute, unify } from '../graph/unify';
import { describeType } from './describe';
import { checkEnds, drawnDocument, misplaced } from './drawings';
import { checkParams } from './params';
import { checkTrainers } from './trainers';
import type { TypedGraph } from './typedGraph';

/** Infers the type of every port, sources first. */
export function inferTypes(document: GraphDocument): TypedGraph {
  const edges = adjacency(document);
  const { order, cyclic } = topologicalOrder(document, edges);
  const graph: TypedGraph = {
    inputs: {},
    outputs: {},
    problems: cyclic.map((node) => error('graph-cycle', { node })),
    order,
    edges,
    types: Object.fromEntries(Object.entries(document.nodes).map(([id, { type }]) => [id, type])),
  };
  for (const id of order) inferNode(document, id, graph);
  graph.problems.push(...(document.boundary ? checkEnds(document) : checkTrainers(document, edges)));
  return graph;
}

/** Infers one node from the types of those that feed it, and adds the result and the problems to `graph`. */
export function inferNode(document: GraphDocument, id: NodeId, graph: TypedGraph): void {
  const node = document.nodes[id]!;
  const definition = nodeDefinition(node.type);
  if (!definition) {
    graph.inputs[id] = {};
    graph.outputs[id] = {};
    graph.problems.push(unknownNode(id, node.type));
    return;
  }
  const params = paramsOf(node);
  const inputs = inputsOf(node);
  const { arriving, bindings, problems } = receive(id, inputs, definition.inputsFor !== undefined, graph);
  const inferred = infer(definition, arriving, params, bindings, document.boundary);
  graph.inputs[id] = { ...declaredInputs(inputs, bindings), ...arriving };
  graph.outputs[id] = inferred.outputs;
  const own = [...checkParams(definition, params), ...inferred.problems].map((problem) => ({ ...problem, node: id }));
  graph.problems.push(...misplaced(document, id), ...problems, ...own, ...problemsInside(document, id, graph));
}

/** What is wrong in the drawing of a node's network with that which leads to its output. */
function problemsInside(document: GraphDocument, id: NodeId, graph: TypedGraph): Problem[] {
  const drawn = drawnDocument(document, graph, id);
  if (!drawn) return [];
  const end = endOf(drawn);
  if (end === undefined) return [error('drawing-without-output', { node: id })];
  const { problems, edges } = inferTypes(drawn);
  const leading = upstreamOf([end], edges);
  return problems.flatMap((problem) => {
    const { node, port, path: _, ...rest } = problem;
    if (node === undefined || !leading.has(node)) return [];
    // A node that is not known stands still outside; in a network it is missing.
    const severity = problem.code === 'node-unknown' ? 'error' : problem.severity;
    return [{ ...rest, severity, node: id, inside: { node, type: drawn.nodes[node]!.type, ...(port !== undefined && { port }) } }];
  });
}

/** What arrives on the wires of a node, and which of it does not fit. */
function receive(id: NodeId, inputs: Readonly<Record<string, InputPort>>, flexible: boolean, graph: TypedGraph) {
  const arriving: Record<string, PortType> = {};
  const bindings: Bindings = new Map();
  const problems: Problem[] = [];
  for (const [name, { type, optional }] of Object.entries(inputs)) {
    const edge = graph.edges.incoming[id]!.find(({ to }) => to.port === name);
    const actual = edge && outputOf(graph, edge);
    if (!edge) {
      if (!optional) problems.push(error('input-missing', { node: id, port: name, values: { port: name } }));
    } else if (!actual) {
      problems.push(error('wire-from-unknown-port', { node: id, port: name, values: { from: edge.from.node, port: edge.from.port } }));
    } else if (unify(type, actual, bindings)) {
      arriving[name] = actual;
    } else {
      problems.push(misfit(graph.types, edge, actual, substitute(type, bindings)));
    }
  }
  for (const { to, from } of graph.edges.incoming[id]!) {
    if (Object.hasOwn(inputs, to.port)) continue;
    const where = { node: id, values: { port: to.port, from: from.node } };
    // A port that follows from what is being typed may come back with the next letter.
    problems.push(flexible ? warning('wire-waits-for-port', where) : error('wire-to-unknown-port', where));
  }
  return { arriving, bindings, problems };
}

function outputOf({ outputs }: TypedGraph, { from }: GraphEdge): PortType | undefined {
  const ports = outputs[from.node];
  return ports && Object.hasOwn(ports, from.port) ? ports[from.port] : undefined;
}

function misfit(types: TypedGraph['types'], { from, to }: GraphEdge, actual: PortType, expected: PortType): Problem {
  const sameKind = shapeOf(actual) !== null && shapeOf(expected) !== null;
  return error(sameKind ? 'wire-shape-mismatch' : 'wire-kind-mismatch', {
    node: to.node,
    port: to.port,
    values: {
      from: from.node,
      to: to.node,
      fromType: types[from.node] ?? '',
      toType: types[to.node] ?? '',
      given: describeType(actual),
      expected: describeType(expected),
      givenKind: kindOf(actual),
      expectedKind: kindOf(expected),
    },
  });
}

/** One whole number for each example is a label. */
const kindOf = (type: PortType) => (type.kind === 'tensor' && type.dtype === 'i32' ? 'labels' : type.kind);

function infer(definition: NodeDefinition, arriving: Record<string, PortType>, params: Params, bindings: Bindings, boundary: Boundary | undefined): Inference {
  if (definition.infer) return definition.infer(arriving, params, boundary);
  const outputs = Object.entries(definition.outputs).map(([name, { type }]) => [name, substitute(type, bindings)] as const);
  return { outputs: Object.fromEntries(outputs), problems: [] };
}

function declaredInputs(inputs: Readonly<Record<string, InputPort>>, bindings: Bindings): Record<string, PortType> {
  return Object.fromEntries(Object.entries(inputs).map(([name, { type }]) => [name, substitute(type, bindings)]));
}
