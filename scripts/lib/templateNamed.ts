/** A template by the name that a person gave. */
import { type Template, templates } from '../../src/nodes/templates';
import { UsageError } from './usage';

/** Throws a UsageError where it is not `among` those that the script can take. */
export function templateNamed(wanted: string, among: readonly Template[] = templates): Template {
  const template = among.find(({ id }) => id === wanted);
  if (!template) throw new UsageError(`There is no template ${wanted}; there are ${among.map(({ id }) => id).join(', ')}`);
  return template;
}
