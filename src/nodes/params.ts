/** Whether a value is what a parameter's declaration allows. */
import type { Json } from '../runtime/graph/document';
import { drawingOf } from '../runtime/graph/drawing';
import { parseModelReference } from '../runtime/graph/modelReference';
import type { ParamSpec } from './define';

/** The code of what is wrong with a value; null where nothing is. */
export function violation(spec: ParamSpec, value: Json | undefined): string | null {
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
    case 'vector':
      return Array.isArray(value) && value.every((part) => typeof part === 'number' && Number.isFinite(part)) ? null : 'param-wrong-type';
    case 'layers':
      return Array.isArray(value) || drawingOf(value) ? null : 'param-wrong-type';
    case 'model':
      return typeof value === 'string' && parseModelReference(value) ? null : 'param-not-a-model';
    case 'text':
    case 'picture':
    case 'dataset':
    case 'checkpoint':
      return typeof value === 'string' ? null : 'param-wrong-type';
  }
}
