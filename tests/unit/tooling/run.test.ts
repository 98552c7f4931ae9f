import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const run = (...flags: string[]) => spawnSync(process.execPath, ['scripts/run.mjs', 'scripts/judge.ts', ...flags], { encoding: 'utf8' });

test('a script that is asked for help says what it does and starts nothing', () => {
  const { status, stdout } = run('--help');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Judges digits.*\n\n {2}node scripts\/run\.mjs scripts\/judge\.ts --mnist/);
});

test('a script that is asked for what it does not have says how to ask', () => {
  const { status, stderr } = run('digits.npy');
  expect(status).toBe(2);
  expect(stderr).toMatch(/^Say where the digits are/);
  expect(stderr).toContain('node scripts/run.mjs scripts/judge.ts --mnist');
  expect(stderr).not.toContain('    at ');
});

test('a flag that a script does not know is named, with those that it has', () => {
  const { status, stderr } = run('--nonsense');
  expect(status).toBe(2);
  expect(stderr).toMatch(/^Unknown option '--nonsense'/);
  expect(stderr).toContain('--mnist <folder>');
  expect(stderr).not.toContain('    at ');
});
