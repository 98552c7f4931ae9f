/** Every layer, found by folder: a new file with a layer in it is enough. */
import type { LayerDefinition } from './define';

const modules = import.meta.glob<Record<string, LayerDefinition>>(['./*.ts', '!./define.ts', '!./registry.ts'], { eager: true });

/** Order of the menu: what comes first is used most. */
const menuOrder = [
  'dense', 'relu', 'leakyRelu', 'tanh', 'sigmoid', 'batchNorm', 'dropout', 'reshape', 'flatten',
  'conv2d', 'convTranspose2d', 'upsample2d', 'avgPool2d', 'maxPool2d', 'layerNorm', 'groupNorm',
  'add', 'concatenate', 'multiply', 'condition', 'embedding', 'embeddingBag', 'residual',
];

const rank = (kind: string) => (menuOrder.includes(kind) ? menuOrder.indexOf(kind) : menuOrder.length);

export const layerDefinitions: readonly LayerDefinition[] = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .sort((a, b) => rank(a.kind) - rank(b.kind));

/** Layers that a list can have: all that they take can be named from a place in it. */
export const listedLayers = layerDefinitions.filter(({ others = {} }) => Object.values(others).every(({ optional, inList }) => optional || inList));

const byKind = new Map(layerDefinitions.map((definition) => [definition.kind, definition]));

/** The layer of that kind; undefined for one that this version does not know. */
export function layerDefinition(kind: string): LayerDefinition | undefined {
  return byKind.get(kind);
}
