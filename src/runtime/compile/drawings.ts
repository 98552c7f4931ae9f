/** A network's drawing as a document of its own: the same code checks it, wires it and shows it. */
import { ends, outputOf } from '../../nodes/networks/drawing/ends';
import { nodeDefinition, paramsOf } from '../../nodes/registry';
import { type Boundary, type Drawing, type GraphDocument, type NodeId, documentVersion } from '../graph/document';
import { drawingOf, layersParam } from '../graph/drawing';
import { type PortType, type Shape, typeOfShape } from '../graph/portTypes';
import { type Problem, error, warning } from '../graph/problems';
import type { TypedGraph } from './typedGraph';

/** The types of a graph as far as a drawing needs them. */
type Types = Pick<TypedGraph, 'inputs' | 'outputs'>;

/** The drawing of a node's network, with what arrives at it; null where the network is a list. */
export function drawnDocument(document: GraphDocument, graph: Types, id: NodeId): GraphDocument | null {
  const node = document.nodes[id];
  const drawing = node && nodeDefinition(node.type)?.ownsNetwork !== undefined ? drawingOf(paramsOf(node)[layersParam]) : null;
  return drawing && asDocument(drawing, boundaryOf(graph, id), document.meta);
}

/** A drawing with what arrives at it. */
export function asDocument({ nodes, edges, layout }: Drawing, boundary: Boundary, meta: GraphDocument['meta']): GraphDocument {
  return { format: 'latentloom', version: documentVersion, nodes, edges, layout, meta, boundary };
}

/** What arrives at the network of a node: its input, and what it is told. */
export function boundaryOf({ inputs, outputs }: Types, id: NodeId): Boundary {
  const network = outputs[id]?.network;
  const told = inputs[id]?.condition;
  return { input: typeOfInput(network?.kind === 'network' ? network.in : null), condition: told && told.kind !== 'condition' ? told : null };
}

/** One number for each example is a class label. */
function typeOfInput(shape: Shape | null): PortType {
  return shape?.length === 0 ? { kind: 'tensor', shape, dtype: 'i32' } : typeOfShape(shape);
}

/** What is wrong with the ends of a drawing. */
export function checkEnds({ nodes }: GraphDocument): Problem[] {
  const first = outputOf({ nodes });
  return Object.keys(nodes).filter((id) => nodes[id]!.type === ends.output && id !== first).map((node) => warning('drawing-second-output', { node }));
}

/** A node in the wrong place: layers belong into drawings, all else outside of them. */
export function misplaced({ nodes, boundary }: GraphDocument, id: NodeId): Problem[] {
  const isLayer = nodeDefinition(nodes[id]!.type)?.category === 'layers';
  if (isLayer === (boundary !== undefined)) return [];
  return [error(isLayer ? 'node-only-in-drawings' : 'node-not-in-drawings', { node: id })];
}
