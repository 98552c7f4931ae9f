/** What layers and their parameters are called. */
import { hasMessage, t } from '../../../messages';

export function layerTitle(kind: string): string {
  const key = `nodes.layers.${kind}.title`;
  return hasMessage(key) ? t(key) : kind;
}

export function layerParamLabel(kind: string, name: string): string {
  const key = `nodes.layers.${kind}.params.${name}.label`;
  return hasMessage(key) ? t(key) : name;
}

/** `1,234,567`, with thin spaces, as counts are read in this field. */
export function formatCount(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, '\u202f');
}
