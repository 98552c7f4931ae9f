import { expect, it } from 'vitest';
import { hasMessage, t } from '../../../src/messages';

it('fills values into their places', () => {
  expect(t('panels.topbar.theme', { theme: 'dark' })).toMatch(/dark/);
  expect(t('problems.layer-param', { layer: 'dense', param: 'units', value: 0 })).toBe('Units cannot be 0.');
});

it('does not read what was filled in', () => {
  expect(t('panels.topbar.theme', { theme: '$t(panels.topbar.undo) {{theme}}' })).toContain('$t(panels.topbar.undo) {{theme}}');
});

it('tells one from many', () => {
  expect([1, 2].map((count) => t('panels.device.threads', { count }))).toEqual(['1 thread', '2 threads']);
});

it('gives a key without a text as it is', () => {
  expect(t('panels.nothing')).toBe('panels.nothing');
  expect(['panels.nothing', 'panels.constructor', 'panels.topbar.undo'].map(hasMessage)).toEqual([false, false, true]);
});
