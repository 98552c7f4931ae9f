import { expect, test } from 'vitest';
import { bottomTabs, leftTabs } from '../../../../src/editor/panels/layout';
import { chartKinds } from '../../../../src/editor/charts/series';
import { hasMessage } from '../../../../src/messages';

const sources = import.meta.glob<string>(['../../../../src/editor/**/*.{ts,tsx}', '../../../../src/nodes/**/View.tsx'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

test('every word that the editor asks for is in the catalogue', () => {
  const keys = Object.values(sources).flatMap((source) => [...source.matchAll(/\bt\('([\w.-]+)'/g)].map(([, key]) => key!));
  expect(keys.length).toBeGreaterThan(100);
  expect([...new Set(keys)].filter((key) => !hasMessage(key) && !hasMessage(`${key}_other`))).toEqual([]);
});

test('every tab and curve has a name', () => {
  const keys = [
    ...leftTabs.map((tab) => `panels.left.${tab}`),
    ...bottomTabs.map((tab) => `panels.bottom.${tab}`),
    ...chartKinds.flatMap(({ name, series }) => [`panels.chart.${name}`, ...series.map(({ metric }) => `panels.chart.metric.${metric}`)]),
  ];
  expect(keys.filter((key) => !hasMessage(key))).toEqual([]);
});
