/** Every string that people read, by key. One catalogue, one language so far. */
import i18next from 'i18next';
import { analysis } from './en/analysis';
import { benchmark } from './en/benchmark';
import { canvas } from './en/canvas';
import { models } from './en/models';
import { nodes } from './en/nodes';
import { panels } from './en/panels';
import { pictures } from './en/pictures';
import { problems } from './en/problems';
import { text } from './en/text';

const catalogue = i18next.createInstance();

void catalogue.init({
  lng: 'en',
  initAsync: false,
  interpolation: { escapeValue: false },
  resources: { en: { translation: { analysis, benchmark, canvas, models, nodes, panels, pictures, problems, text } } },
});

/** The text of `key`, with `values` filled into its `{{name}}` places; with a `count`, that of `key_one` or `key_other`. */
export function t(key: string, values: Record<string, string | number> = {}): string {
  return catalogue.t(key, values);
}

/** Whether the catalogue has `key`. */
export function hasMessage(key: string): boolean {
  return catalogue.exists(key);
}
