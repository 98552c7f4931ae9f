/** Figures of quality in words: each with its unit and as many digits as mean something. */
import { t } from '../../messages';
import type { ShownFigure } from '../../runtime/graph/preview';

type Unit = 'percent' | 'nats' | 'bits' | 'of10' | 'plain';

const formats: Readonly<Record<string, { unit: Unit; digits: number }>> = {
  kernelDistance: { unit: 'plain', digits: 3 },
  frechetDistance: { unit: 'plain', digits: 2 },
  precision: { unit: 'percent', digits: 1 },
  recall: { unit: 'percent', digits: 1 },
  coverage: { unit: 'of10', digits: 0 },
  entropy: { unit: 'bits', digits: 2 },
  confidence: { unit: 'percent', digits: 1 },
  diversity: { unit: 'plain', digits: 2 },
  memorised: { unit: 'percent', digits: 1 },
  elbo: { unit: 'nats', digits: 1 },
  reconstruction: { unit: 'nats', digits: 1 },
  kl: { unit: 'nats', digits: 1 },
  activeUnits: { unit: 'plain', digits: 0 },
};

/** Names of all figures that have words. */
export const figureNames = Object.keys(formats);

/** The samples' side of a figure. */
export function formatFigure({ name, value, spread }: ShownFigure): string {
  const { unit, digits } = formats[name]!;
  const text = spread === undefined ? number(value, unit, digits) : t('analysis.quality.units.spread', { value: number(value, unit, digits), spread: number(spread, unit, digits) });
  return t(`analysis.quality.units.${unit}`, { value: text });
}

/** The same of real pictures; empty where that means nothing. */
export function formatReal({ name, real }: ShownFigure): string {
  return real === undefined ? '' : formatFigure({ name, value: real });
}

function number(value: number, unit: Unit, digits: number): string {
  const shown = (unit === 'percent' ? 100 * value : value).toFixed(digits);
  // A rounded zero has no sign.
  return Number(shown) === 0 ? shown.replace('-', '') : shown;
}
