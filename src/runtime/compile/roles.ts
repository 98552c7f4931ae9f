/** Which networks a trainer moves, found by walking upstream from it. */
import { nodeDefinition } from '../../nodes/registry';
import type { GraphDocument, NodeId } from '../graph/document';
import { type Adjacency, adjacency, upstreamOf } from '../graph/topology';

/** The networks that a trainer moves, by their place before it. */
export interface TrainerRoles {
  /** Networks whose output reaches the trainer without passing another network. */
  nearest: NodeId[];
  /** All others upstream of it. */
  upstream: NodeId[];
  /** Both. */
  all: NodeId[];
}

const definitionOf = (document: GraphDocument, id: NodeId) => nodeDefinition(document.nodes[id]?.type ?? '');

/** Ids of all trainers of a document. */
export function trainersOf(document: GraphDocument): NodeId[] {
  return Object.keys(document.nodes).filter((id) => definitionOf(document, id)?.phases);
}

/** Networks upstream of a trainer; a network that arrives by wire at Apply Network counts where it is applied. */
export function trainerRoles(document: GraphDocument, trainer: NodeId, edges: Adjacency = adjacency(document)): TrainerRoles {
  const ownsNetwork = (id: NodeId) => definitionOf(document, id)?.ownsNetwork !== undefined;
  const owners = [...upstreamOf([trainer], edges)].filter(ownsNetwork);
  const nearest: NodeId[] = [];
  const visited = new Set<NodeId>();
  const visit = (id: NodeId): void => {
    if (visited.has(id)) return;
    visited.add(id);
    if (ownsNetwork(id)) return void nearest.push(id);
    const incoming = edges.incoming[id] ?? [];
    const networks = incoming.filter(({ to }) => definitionOf(document, id)?.inputs[to.port]?.type.kind === 'network');
    for (const { from } of networks.length > 0 ? networks : incoming) visit(from.node);
  };
  visit(trainer);
  const upstream = owners.filter((id) => !nearest.includes(id));
  return { nearest, upstream, all: [...nearest, ...upstream] };
}

/** For every network that is trained, the trainer that trains it (the first by id where there are several). */
export function trainersByNetwork(document: GraphDocument, edges = adjacency(document)): Record<NodeId, NodeId> {
  const found: Record<NodeId, NodeId> = {};
  for (const trainer of trainersOf(document).sort()) {
    for (const network of trainerRoles(document, trainer, edges).all) found[network] ??= trainer;
  }
  return found;
}
