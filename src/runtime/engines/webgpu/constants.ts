/** Constants that kernels hold as literals. */
import type { Operation } from '../../tensor/program';

/** The number that a constant repeats, where a literal can hold it; else null. */
export function repeatedConstant({ op, attributes, dtype }: Operation): number | null {
  const { values } = attributes;
  if (op !== 'constant' || typeof values !== 'number') return null;
  if (dtype === 'i32') return values;
  return Number.isFinite(Math.fround(values)) ? values : null;
}

/** A number as WGSL writes it. */
export function literal(value: number, dtype: Operation['dtype']): string {
  if (dtype === 'i32') return `i32(${Math.trunc(value)})`;
  const text = String(Math.fround(value));
  return /[.e]/.test(text) ? `${text}f` : `${text}.0f`;
}
