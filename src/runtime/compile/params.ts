/** Whether a node's parameters are what its definition declares. */
import type { NodeDefinition, ParamSpec, Params } from '../../nodes/define';
import type { Json } from '../graph/document';
import { type Problem, error } from '../graph/problems';

/** One problem for each parameter with a value that its kind does not allow. */
export function checkParams(definition: NodeDefinition, params: Params): Problem[] {
  return Object.entries(definition.params).flatMap(([name, spec]) => {
    const expected = violation(spec, params[name]);
    return expected ? [error(expected, { path: `params.${name}`, values: { param: name, value: JSON.stringify(params[name] ?? null), ...limits(spec) } })] : [];
  });
}

function violation(spec: ParamSpec, value: Json | undefined): string | null {
  switch (spec.kind) {
    case 'integer':
    case 'number': {
      const whole = spec.kind === 'number' || Number.isInteger(value);
      return typeof value === 'number' && whole && value >= spec.min && value <= spec.max ? null : 'param-out-of-range';
    }
    case 'seed':
      return Number.isSafeInteger(value) && Number(value) >= 0 ? null : 'param-not-a-seed';
    case 'choice':
      return typeof value === 'string' && spec.options.includes(value) ? null : 'param-not-an-option';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'param-wrong-type';
    case 'layers':
      return Array.isArray(value) ? null : 'param-wrong-type';
    case 'text':
    case 'dataset':
    case 'checkpoint':
      return typeof value === 'string' ? null : 'param-wrong-type';
  }
}

function limits(spec: ParamSpec): Record<string, string | number> {
  if (spec.kind === 'integer' || spec.kind === 'number') return { min: spec.min, max: spec.max };
  return spec.kind === 'choice' ? { options: spec.options.join(', ') } : {};
}
