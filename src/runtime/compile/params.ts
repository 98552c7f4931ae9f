/** Whether a node's parameters are what its definition declares. */
import type { NodeDefinition, ParamSpec, Params } from '../../nodes/define';
import { violation } from '../../nodes/params';
import { type Problem, error } from '../graph/problems';

/** One problem for each parameter with a value that its kind does not allow. */
export function checkParams(definition: NodeDefinition, params: Params): Problem[] {
  return Object.entries(definition.params).flatMap(([name, spec]) => {
    const expected = violation(spec, params[name]);
    return expected ? [error(expected, { path: `params.${name}`, values: { param: name, value: JSON.stringify(params[name] ?? null), ...limits(spec) } })] : [];
  });
}

function limits(spec: ParamSpec): Record<string, string | number> {
  if (spec.kind === 'integer' || spec.kind === 'number') return { min: spec.min, max: spec.max };
  return spec.kind === 'choice' ? { options: spec.options.join(', ') } : {};
}
