/** Installs the npm packages when they are missing or older than the lock file. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The process that installs writes its number here: two at once would take each other's files away. */
const turn = `${root}.cache/installing`;

/** Brings `node_modules` up to date with the lock file; ends the process when npm cannot. */
export function ensurePackages() {
  if (packagesAreCurrent()) return;
  takeTurn();
  try {
    if (!packagesAreCurrent()) install();
  } finally {
    rmSync(turn, { force: true });
  }
}

function takeTurn() {
  mkdirSync(`${root}.cache`, { recursive: true });
  for (;;) {
    try {
      return writeFileSync(turn, String(process.pid), { flag: 'wx' });
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
    }
    if (existsSync(turn) && !isRunning(readFileSync(turn, 'utf8'))) rmSync(turn, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}

/** @param {string} pid */
function isRunning(pid) {
  try {
    return pid === '' || process.kill(Number(pid), 0);
  } catch {
    return false;
  }
}

function install() {
  console.log('Installing packages…');
  const clean = existsSync(`${root}package-lock.json`);
  const { status } = spawnSync('npm', [clean ? 'ci' : 'install', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('npm could not install the packages. See its message above.');
    rmSync(turn, { force: true });
    process.exit(1);
  }
}

function packagesAreCurrent() {
  const receipt = `${root}node_modules/.package-lock.json`;
  const lock = `${root}package-lock.json`;
  return existsSync(receipt) && (!existsSync(lock) || statSync(receipt).mtimeMs >= statSync(lock).mtimeMs);
}
