/** `npm test`: installs what is missing, runs every check even if an earlier one fails, and ends with `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensurePackages, root } from './lib/packages.mjs';
import { findChromium, installChromium } from './lib/chromium.mjs';
import { countPlaywright, countVitest } from './lib/counts.mjs';

ensurePackages();
process.chdir(root);
if (!findChromium()) {
  console.log('Installing Chromium…');
  try {
    installChromium();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}

/** A stage that hangs fails after this many milliseconds. */
const longestStage = 30 * 60_000;

const reports = `${root}.cache/test`;
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

/** @typedef {{ passed: number, failed: number }} Counts */

/** A check is one command, and counts as one. @type {Array<[string, string[]]>} */
const checks = [
  ['types', ['tsc', '-b']],
  ['lint', ['oxlint', '--quiet']],
  ['dead code', ['knip', '--no-progress']],
];

/** A suite is many tests, and writes a report to count from. @type {Array<[string, string[], (report: any) => Counts]>} */
const suites = [
  ['unit', ['vitest', 'run', '--project', 'unit*', ...vitestReport('unit')], countVitest],
  ['browser', ['vitest', 'run', '--project', 'browser', ...vitestReport('browser')], countVitest],
  ['e2e', ['playwright', 'test', '--pass-with-no-tests', '--reporter=line,json'], countPlaywright],
];

const total = { passed: 0, failed: 0 };
for (const [name, command] of checks) {
  const ok = runStage(name, command);
  addUp(name, { passed: ok ? 1 : 0, failed: ok ? 0 : 1 });
}
for (const [name, command, count] of suites) {
  const ok = runStage(name, command);
  const counts = readCounts(name, count);
  // A stage can fail without a failed test: a crash, a file that does not load, an unhandled rejection.
  if (!ok && counts.failed === 0) counts.failed = 1;
  addUp(name, counts);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** @param {string} name @param {string[]} command */
function runStage(name, command) {
  console.log(`\n── ${name}`);
  const PATH = `${root}node_modules/.bin${delimiter}${process.env.PATH}`;
  const env = { ...process.env, PATH, PLAYWRIGHT_JSON_OUTPUT_NAME: `${reports}/e2e.json` };
  const [program = '', ...args] = command;
  const shell = process.platform === 'win32';
  return spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env, shell, timeout: longestStage }).status === 0;
}

/** @param {string} name @param {Counts} counts */
function addUp(name, counts) {
  total.passed += counts.passed;
  total.failed += counts.failed;
  console.log(`${name}: ${counts.passed} passed, ${counts.failed} failed`);
}

/** @param {string} name @param {(report: any) => Counts} count */
function readCounts(name, count) {
  try {
    return count(JSON.parse(readFileSync(`${reports}/${name}.json`, 'utf8')));
  } catch {
    return { passed: 0, failed: 1 }; // No report: the stage broke down before its end.
  }
}

/** @param {string} name */
function vitestReport(name) {
  return ['--passWithNoTests', '--reporter=dot', '--reporter=json', `--outputFile.json=${reports}/${name}.json`];
}
