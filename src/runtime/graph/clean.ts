/** Takes out of untrusted JSON what no validator sees: keys that would reach an object's prototype, and endless depth. */
import { type Problem, error } from './problems';

/** Far deeper than any document; validators recurse, so that depth must end before the stack does. */
const deepest = 100;

/** A copy without `__proto__` keys and without what is nested too deeply; each of these becomes a problem. */
export function clean(value: unknown, problems: Problem[], path: readonly string[] = []): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (path.length > deepest) {
    problems.push(error('file-too-deep', { path: path.join('.'), values: { limit: deepest } }));
    return null;
  }
  if (Array.isArray(value)) return Array.from(value, (item, index) => clean(item, problems, [...path, String(index)]));
  const entries = Object.entries(value).filter(([key]) => {
    if (key === '__proto__') problems.push(error('file-forbidden-key', { path: [...path, key].join('.'), values: { key } }));
    return key !== '__proto__';
  });
  return Object.fromEntries(entries.map(([key, item]) => [key, clean(item, problems, [...path, key])]));
}
