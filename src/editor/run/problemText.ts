/** Says a problem in words. */
import { hasMessage, t } from '../../messages';
import { nodeTitle } from '../canvas/words';
import { layerTitle } from '../params/layers/words';
import type { Problem } from '../../runtime/graph/problems';

/** The problem's text from the catalogue, its bare code where the catalogue has none; within a network, with the layer that it is about. */
export function describeProblem({ code, values, inside }: Problem): string {
  const key = `problems.${code}`;
  const text = hasMessage(key) ? t(key, values) : t('panels.problems.unknown', { code });
  if (inside) return t('panels.problems.inside', { node: nodeTitle(inside.type), text });
  return values?.index === undefined ? text : t('panels.problems.layer', { index: values.index, layer: layerTitle(String(values.layer)), text });
}
