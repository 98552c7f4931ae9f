/** Numbers as people type, drag and read them. */

export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
}

/** Reads `2e-4`, `0,0002` or `10 000`; null where the text is no number. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replaceAll(/[\s_]/g, '').replace(',', '.');
  if (plain === '') return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** The nearest value that the range allows. */
export function fit(value: number, { min, max, integer }: NumberRange): number {
  const rounded = integer ? Math.round(value) : Number(value.toPrecision(6));
  return Math.min(max, Math.max(min, rounded));
}

/** Short and exact: `0.0002`, `10000`, `1e-7`. */
export function formatNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** One step up (1) or down (-1): a unit of the leading digit, so that 0.0002 goes to 0.0003 and 10000 to 9000. */
export function stepFrom(value: number, direction: 1 | -1, range: NumberRange, fine = false): number {
  if (range.integer && Math.abs(value) < 100) return fit(value + direction, range);
  const size = value === 0 ? smallest(range) : Math.abs(value);
  let exponent = Math.floor(Math.log10(size) + 1e-9);
  const towardsZero = direction * value < 0;
  if (towardsZero && Number(size.toPrecision(6)) === Number((10 ** exponent).toPrecision(6))) exponent -= 1;
  const step = 10 ** (fine ? exponent - 1 : exponent);
  return fit(value + direction * Math.max(range.integer ? 1 : 0, step), range);
}

/** The value after a drag of `pixels` to the right; a log scale multiplies tenfold in 160 pixels. */
export function dragFrom(value: number, pixels: number, range: NumberRange, log: boolean): number {
  if (log) return fit((value > 0 ? value : smallest(range)) * 10 ** (pixels / 160), range);
  const reach = Math.min(range.max - range.min, Math.max(10 * Math.abs(value), range.integer ? 20 : 1));
  return fit(value + (pixels / 400) * reach, range);
}

function smallest({ min, max }: NumberRange): number {
  return min > 0 ? min : Math.min(max, 1) / 10_000;
}
