/** What `npm test` counts. */
import { expect, it } from 'vitest';
import { countPlaywright, countVitest } from '../../../scripts/lib/counts.mjs';

it('counts the tests of Vitest, and a file that does not load as one failure', () => {
  const testResults = [
    { status: 'passed', assertionResults: [1, 2] },
    { status: 'failed', assertionResults: [3] },
    { status: 'failed', assertionResults: [] },
  ];
  expect(countVitest({ numPassedTests: 2, numFailedTests: 1, testResults })).toEqual({ passed: 2, failed: 2 });
});

it('counts the tests of Playwright, and errors outside of tests as failures', () => {
  const stats = { expected: 5, unexpected: 2, flaky: 1 };
  expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 4 });
});
