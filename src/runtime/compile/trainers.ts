/** Mistakes of training recipes that can be seen before a run. */
import type { LayerSpec, Recipe } from '../../nodes/define';
import { layersOf } from '../../nodes/networks/layersOf';
import { nodeDefinition, paramsOf } from '../../nodes/registry';
import type { GraphDocument, NodeId } from '../graph/document';
import { type Problem, error, warning } from '../graph/problems';
import { type Adjacency, upstreamOf } from '../graph/topology';
import { trainerRoles, trainersOf } from './roles';

/** Problems of every trainer of a document. */
export function checkTrainers(document: GraphDocument, edges: Adjacency): Problem[] {
  const trainers = trainersOf(document);
  return [...trainers.flatMap((id) => checkTrainer(document, edges, id)), ...sharedNetworks(document, edges, trainers)];
}

function checkTrainer(document: GraphDocument, edges: Adjacency, node: NodeId): Problem[] {
  const wired = edges.incoming[node] ?? [];
  if (wired.length === 0) return [];
  const recipe = nodeDefinition(document.nodes[node]!.type)?.recipe;
  return recipe ? [...checks[recipe](document, edges, node), ...notFromData(document, edges, node)] : [];
}

/** A step asks for other examples every time, which a node that runs by itself cannot give. */
function notFromData(document: GraphDocument, edges: Adjacency, trainer: NodeId): Problem[] {
  const wires = [...upstreamOf([trainer], edges)].flatMap((id) => (nodeDefinition(document.nodes[id]!.type)?.lower ? (edges.incoming[id] ?? []) : []));
  const readsCaptions = (id: NodeId) => {
    const read = edges.incoming[id]?.find(({ to }) => to.port === nodeDefinition(document.nodes[id]!.type)?.rowsFor);
    return read !== undefined && nodeDefinition(document.nodes[read.from.node]!.type)?.lower !== undefined;
  };
  return wires.flatMap(({ from, to }) => {
    const source = nodeDefinition(document.nodes[from.node]!.type);
    const computed = !source || source.lower || source.outputs[from.port]?.type.kind === 'network' || readsCaptions(from.node);
    return computed ? [] : [error('training-not-from-data', { node: to.node, port: to.port, values: { from: source.type } })];
  });
}

type Check = (document: GraphDocument, edges: Adjacency, node: NodeId) => Problem[];

const checks: Readonly<Record<Recipe, Check>> = {
  adversarial(document, edges, node) {
    const { nearest, upstream } = trainerRoles(document, node, edges);
    if (nearest.length === 0) return [error('trainer-without-discriminator', { node })];
    if (upstream.length === 0) return [error('trainer-without-generator', { node })];
    return [...realFromGenerator(document, edges, node, nearest), ...pixelRange(document, edges, node, upstream), ...sharedStatistics(document, node, nearest)];
  },
  autoencoding(document, edges, node) {
    if (trainerRoles(document, node, edges).all.length === 0) return [error('trainer-without-network', { node })];
    return [...squashedLogits(document, edges, node), ...signedTarget(document, edges, node)];
  },
};

/** The wrong recipe that popular code has: what is labelled real comes from a generator. */
function realFromGenerator(document: GraphDocument, edges: Adjacency, node: NodeId, nearest: readonly NodeId[]): Problem[] {
  return nearest.flatMap((judge) => {
    const wire = edges.incoming[judge]?.find(({ to }) => to.port === nodeDefinition(document.nodes[judge]!.type)?.ownsNetwork);
    if (!wire) return [];
    const culprit = [...upstreamOf([wire.from.node], edges)].find((id) => nodeDefinition(document.nodes[id]!.type)?.ownsNetwork);
    return culprit ? [warning('trainer-real-from-generator', { node, values: { from: culprit } })] : [];
  });
}

/** The gradient penalty is that of each example by itself, which there is none of where examples share statistics. */
function sharedStatistics(document: GraphDocument, node: NodeId, critics: readonly NodeId[]): Problem[] {
  if (paramsOf(document.nodes[node]!).loss !== 'wassersteinPenalty') return [];
  const sharing = critics.filter((id) => layersOf(paramsOf(document.nodes[id]!)).some(({ kind }) => kind === 'batchNorm'));
  return sharing.map((critic) => warning('trainer-critic-batch-norm', { node: critic }));
}

function pixelRange(document: GraphDocument, edges: Adjacency, node: NodeId, generators: readonly NodeId[]): Problem[] {
  const endsInTanh = generators.some((id) => lastKind(layersOf(paramsOf(document.nodes[id]!))) === 'tanh');
  return endsInTanh && hasRange(document, edges, node, 'zeroToOne') ? [warning('trainer-pixel-range', { node })] : [];
}

function hasRange(document: GraphDocument, edges: Adjacency, node: NodeId, range: string): boolean {
  return [...upstreamOf([node], edges)].some((id) => document.nodes[id]!.type === 'dataset' && paramsOf(document.nodes[id]!).range === range);
}

/** A loss on logits applies the sigmoid itself: pictures in their place, or layers that end in one, would get it twice. */
function squashedLogits(document: GraphDocument, edges: Adjacency, node: NodeId): Problem[] {
  const wire = edges.incoming[node]?.find(({ to }) => to.port === 'logits');
  const decoder = wire && document.nodes[wire.from.node];
  if (!decoder) return [];
  const givesLogits = nodeDefinition(decoder.type)?.outputs.logits !== undefined;
  if (givesLogits && wire.from.port !== 'logits') return [warning('trainer-images-as-logits', { node, port: 'logits' })];
  const last = lastKind(layersOf(paramsOf(decoder)));
  const squashed = last === 'sigmoid' || last === 'tanh';
  return squashed ? [warning('trainer-squashed-logits', { node: wire.from.node, values: { layer: last } })] : [];
}

/** The kind of layer that a network ends in, where numbers that only change their shape are left aside. */
function lastKind(layers: readonly LayerSpec[]): string | undefined {
  return layers.findLast(({ kind }) => kind !== 'reshape' && kind !== 'flatten')?.kind;
}

function signedTarget(document: GraphDocument, edges: Adjacency, node: NodeId): Problem[] {
  return hasRange(document, edges, node, 'minusOneToOne') ? [warning('trainer-target-range', { node, port: 'target' })] : [];
}

function sharedNetworks(document: GraphDocument, edges: Adjacency, trainers: readonly NodeId[]): Problem[] {
  const movers = new Map<NodeId, NodeId>();
  return trainers.flatMap((trainer) => {
    return trainerRoles(document, trainer, edges).all.flatMap((network) => {
      const first = movers.get(network);
      movers.set(network, first ?? trainer);
      return first ? [error('network-two-trainers', { node: network, values: { first, second: trainer } })] : [];
    });
  });
}
