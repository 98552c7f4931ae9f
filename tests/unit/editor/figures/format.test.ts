import { expect, it } from 'vitest';
import { figureNames, formatFigure, formatReal } from '../../../../src/editor/figures/format';
import { hasMessage } from '../../../../src/messages';
import { analysis } from '../../../../src/messages/en/analysis';

it('has a title and a help text for every figure, and no others', () => {
  expect(figureNames.filter((name) => !hasMessage(`analysis.quality.figures.${name}.title`) || !hasMessage(`analysis.quality.figures.${name}.help`))).toEqual([]);
  expect(Object.keys(analysis.quality.figures)).toEqual(figureNames);
});

it('gives units, and the spread of an average', () => {
  expect(formatFigure({ name: 'precision', value: 0.8716 })).toBe('87.2 %');
  expect(formatFigure({ name: 'kernelDistance', value: 0.0314, spread: 0.002 })).toBe('0.031 ± 0.002');
  expect(formatFigure({ name: 'coverage', value: 9 })).toBe('9 of 10');
  expect(formatFigure({ name: 'elbo', value: -153.24 })).toBe('-153.2 nats');
});

it('shows no sign before a rounded zero, and nothing where real pictures have no figure', () => {
  expect(formatReal({ name: 'kernelDistance', value: 1, real: -0.0001 })).toBe('0.000');
  expect(formatReal({ name: 'elbo', value: -150 })).toBe('');
});
