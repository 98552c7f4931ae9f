/** Texts with `{{name}}` places. Pure. */

const place = /\{\{\s*(\p{L}[\p{L}\p{N}_]*)\s*\}\}/gu;
const braced = /\{\{([^{}]*)\}\}/gu;

/** The names in a template, each once, in their order. */
export function variablesOf(template: string): string[] {
  return [...new Set([...template.matchAll(place)].map((match) => match[1]!))];
}

/** What stands in double braces and is no name. */
export function unreadablePlaces(template: string): string[] {
  return [...template.matchAll(braced)].map((match) => match[0]).filter((text) => variablesOf(text).length === 0);
}

/** The template with every place filled, in a single pass: what is filled in is not read again. */
export function fillTemplate(template: string, valueOf: (name: string) => string): string {
  return template.replace(place, (_place, name: string) => valueOf(name));
}
