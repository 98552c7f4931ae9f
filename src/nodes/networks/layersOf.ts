/** The layers in a parameter, whether it holds a list or a drawing. */
import type { Json } from '../../runtime/graph/document';
import { drawingOf } from '../../runtime/graph/drawing';
import type { LayerSpec, Params } from '../define';
import { drawnLayers } from './drawing/drawing';
import { outputOf } from './drawing/ends';

/** The layers of a network as a document stores them; entries that are no layers are left out. */
export function layersOf(params: Params, name = 'layers'): readonly LayerSpec[] {
  const drawing = drawingOf(params[name]);
  return drawing ? drawnLayers(drawing) : listedLayers(params[name]);
}

/** The same with one more behind them. Where they are drawn, its weights are named by the drawing's output. */
export function layersBefore(params: Params, last: LayerSpec): readonly LayerSpec[] {
  const drawing = drawingOf(params.layers);
  const name = drawing && outputOf(drawing);
  return [...layersOf(params), { ...last, ...(name && { name }) }];
}

function listedLayers(list: Json | undefined): readonly LayerSpec[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry) => {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry) || typeof entry.kind !== 'string') return [];
    const own = entry.params;
    return [{ kind: entry.kind, params: typeof own === 'object' && own !== null && !Array.isArray(own) ? own : {} }];
  });
}
