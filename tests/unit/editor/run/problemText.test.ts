import { expect, test } from 'vitest';
import { describeProblem } from '../../../../src/editor/run/problemText';
import { error } from '../../../../src/runtime/graph/problems';

test('a problem is said in the words of the catalogue, with its values', () => {
  const text = describeProblem(error('idx-truncated', { values: { name: 'digits.idx', expected: 100, actual: 7 } }));
  expect(text).toContain('digits.idx');
  expect(text).not.toContain('{{');
});

test('a problem without words is told by its code', () => {
  expect(describeProblem(error('never-heard-of'))).toContain('never-heard-of');
});
