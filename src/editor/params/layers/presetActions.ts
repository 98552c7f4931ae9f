/** The presets of a network as a menu. They are named by `<labels>.presets.<name>`. */
import { hasMessage, t } from '../../../messages';
import type { LayerSpec } from '../../../nodes/define';
import type { Json } from '../../../runtime/graph/document';
import { layersToJson } from './layerList';
import { layerTitle } from './words';

export function presetActions(labels: string, presets: Readonly<Record<string, readonly LayerSpec[]>>, choose: (layers: Json) => void) {
  return Object.entries(presets).map(([name, preset]) => ({
    key: name,
    label: presetTitle(labels, name),
    hint: preset.map(({ kind }) => layerTitle(kind)).slice(0, 4).join(' · '),
    onSelect: () => choose(layersToJson(preset)),
  }));
}

function presetTitle(labels: string, name: string): string {
  const key = `${labels}.presets.${name}`;
  return hasMessage(key) ? t(key) : name;
}
