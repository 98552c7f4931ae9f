/** Edits of an ordered list of layers, each giving a new list. */
import type { Json } from '../../../runtime/graph/document';
import type { LayerSpec } from '../../../nodes/define';
import { layerDefinition } from '../../../nodes/networks/layers/registry';

export type LayerList = readonly LayerSpec[];

/** A new layer with its default parameters. */
export function newLayer(kind: string): LayerSpec {
  const specs = Object.entries(layerDefinition(kind)?.params ?? {});
  return { kind, params: Object.fromEntries(specs.map(([name, spec]) => [name, spec.default as Json])) };
}

/** Puts a layer before position `index`. */
export function insertLayer(layers: LayerList, index: number, layer: LayerSpec): LayerList {
  return layers.toSpliced(index, 0, layer);
}

export function removeLayer(layers: LayerList, index: number): LayerList {
  return layers.toSpliced(index, 1);
}

/** Moves a layer to the position `to` that it has afterwards; outside the list it goes to the nearest end. */
export function moveLayer(layers: LayerList, from: number, to: number): LayerList {
  const layer = layers[from];
  if (!layer) return layers;
  const target = Math.min(layers.length - 1, Math.max(0, to));
  return target === from ? layers : layers.toSpliced(from, 1).toSpliced(target, 0, layer);
}

export function setLayerParam(layers: LayerList, index: number, name: string, value: Json): LayerList {
  return layers.map((layer, at) => (at === index ? { ...layer, params: { ...layer.params, [name]: value } } : layer));
}

/** Layers as the document stores them. */
export function layersToJson(layers: LayerList): Json {
  return layers.map(({ kind, params }) => ({ kind, params }));
}
