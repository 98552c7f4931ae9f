/** Installs the npm packages when they are missing or older than the lock file. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Brings `node_modules` up to date with the lock file; ends the process when npm cannot. */
export function ensurePackages() {
  if (packagesAreCurrent()) return;
  console.log('Installing packages…');
  const clean = existsSync(`${root}package-lock.json`);
  const { status } = spawnSync('npm', [clean ? 'ci' : 'install', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('npm could not install the packages. See its message above.');
    process.exit(1);
  }
}

function packagesAreCurrent() {
  const receipt = `${root}node_modules/.package-lock.json`;
  const lock = `${root}package-lock.json`;
  return existsSync(receipt) && (!existsSync(lock) || statSync(receipt).mtimeMs >= statSync(lock).mtimeMs);
}
