/** GANs for tests: the shipped one with changes, and one so small that the reference engine trains it. */
import { ganTemplate } from '../../../../src/nodes/templates/gan';
import { createNode } from '../../../../src/nodes/registry';
import type { GraphDocument, GraphEdge, Json, NodeId } from '../../../../src/runtime/graph/document';
import { datasetSource } from '../../../../src/nodes/sources/dataset/source';

type Params = Record<string, Json>;

/** `wire('noise.latent', 'generator.latent')` */
export function wire(from: string, to: string): GraphEdge {
  const end = (text: string) => ({ node: text.split('.')[0]!, port: text.split('.')[1]! });
  return { from: end(from), to: end(to) };
}

/** The shipped GAN with fresh weights and other parameters, by node. */
export function gan(params: Record<NodeId, Params> = {}): GraphDocument {
  return withParams(ganTemplate, { ...params, trainer: { checkpoint: '', ...params.trainer } });
}

/** A document with other parameters, by node. */
export function withParams(document: GraphDocument, params: Record<NodeId, Params>): GraphDocument {
  const nodes = Object.entries(document.nodes).map(([id, node]) => [id, { ...node, params: { ...node.params, ...params[id] } }]);
  return { ...document, nodes: Object.fromEntries(nodes) as GraphDocument['nodes'] };
}

/** A document with another node of default parameters. */
export function withNode(document: GraphDocument, id: NodeId, type: string, params: Params = {}): GraphDocument {
  const node = createNode(type);
  return { ...document, nodes: { ...document.nodes, [id]: { ...node, params: { ...node.params, ...params } } } };
}

/** A document without the wire that enters `to`, and with `edges` more. */
export function rewired(document: GraphDocument, without: string, ...edges: GraphEdge[]): GraphDocument {
  return { ...document, edges: [...document.edges.filter(({ to }) => `${to.node}.${to.port}` !== without), ...edges] };
}

export const layer = (kind: string, params: Params = {}) => ({ kind, params });

/** Pictures of 4x4, stored under this name. */
export const tinyData = datasetSource('tiny', 4, 4);

/** Latents of 3, pictures of 4x4, batches of 8: every kind of state that the shipped GAN has, in 300 weights. */
export function tinyGan(params: Record<NodeId, Params> = {}): GraphDocument {
  const small = gan({
    noise: { dim: 3, samples: 4 },
    digits: { source: tinyData, samples: 4 },
    generator: { layers: [layer('dense', { units: 6 }), layer('relu'), layer('batchNorm'), layer('dense', { units: 16 }), layer('sigmoid'), layer('reshape', { shape: '4x4x1' })] },
    discriminator: { layers: [layer('flatten'), layer('dense', { units: 6 }), layer('leakyRelu'), layer('dense', { units: 1 })] },
    trainer: { batch: 8, steps: 20 },
  });
  return withParams(small, params);
}
