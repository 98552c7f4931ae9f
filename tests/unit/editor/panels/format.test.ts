import { expect, test } from 'vitest';
import { fileNameOf, formatBytes } from '../../../../src/editor/panels/format';

test('bytes are said in units of a thousand', () => {
  expect([0, 999, 1500, 47_000_000, 2e9].map(formatBytes)).toEqual(['0 B', '999 B', '1.5 kB', '47 MB', '2.0 GB']);
});

test('a file is named after its graph', () => {
  expect(fileNameOf('My digits')).toBe('My digits.latentloom.json');
});

test('what file systems refuse becomes a dash', () => {
  expect(fileNameOf('a/b: "c"')).toBe('a-b- -c-.latentloom.json');
  expect(fileNameOf('  ')).toBe('graph.latentloom.json');
});
