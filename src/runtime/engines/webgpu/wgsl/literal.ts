/** Numbers in shaders. */
import type { DType } from '../../../tensor/program';

/** A number as WGSL writes it. */
export function literal(value: number, dtype: DType): string {
  if (dtype === 'i32') return `i32(${Math.trunc(value)})`;
  const text = String(Math.fround(value));
  return /[.e]/.test(text) ? `${text}f` : `${text}.0f`;
}
