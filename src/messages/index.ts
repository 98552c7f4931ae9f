/** Every string that people read, by key. One catalogue, one language so far. */
import { analysis } from './en/analysis';
import { benchmark } from './en/benchmark';
import { canvas } from './en/canvas';
import { models } from './en/models';
import { nodes } from './en/nodes';
import { panels } from './en/panels';
import { pictures } from './en/pictures';
import { problems } from './en/problems';
import { text } from './en/text';

type Words = string | { readonly [key: string]: Words };

const catalogue: Words = { analysis, benchmark, canvas, models, nodes, panels, pictures, problems, text };

const plurals = new Intl.PluralRules('en');

/** `{{name}}`, or `$t(key)`, whose key may have such places itself. */
const places = /\$t\(([^)]*)\)|\{\{(\w+)\}\}/g;

/**
 * The text of `key`, with `values` filled into its `{{name}}` places and other texts into its `$t(key)` places.
 * With a `count` it is that of `key_one` or `key_other`, where there are two. A key without a text is its own.
 */
export function t(key: string, values: Record<string, string | number> = {}): string {
  const { count } = values;
  const plural = typeof count === 'number' ? find(`${key}_${plurals.select(count)}`) : null;
  return fill(plural ?? find(key) ?? key, values);
}

/** Whether the catalogue has `key`. */
export function hasMessage(key: string): boolean {
  return find(key) !== null;
}

function find(key: string): string | null {
  let words: Words | undefined = catalogue;
  for (const part of key.split('.')) words = typeof words === 'object' && Object.hasOwn(words, part) ? words[part] : undefined;
  return typeof words === 'string' ? words : null;
}

/** What is filled in is not read again, so that values stay as they are. */
function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(places, (_, key: string | undefined, name: string) => (key === undefined ? String(values[name] ?? '') : t(fill(key, values), values)));
}
