/** Finds the Chromium that tests drive, and the flags that give it WebGPU without a graphics card. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Flags for every Chromium that tests launch: WebGPU on the software adapter, no calls home. */
export const chromiumFlags = [
  '--no-sandbox',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
  '--disable-background-networking',
];

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Path of a Chromium: CHROMIUM_PATH, the system's, or Playwright's own; null when there is none. */
export function findChromium() {
  const candidates = [process.env.CHROMIUM_PATH, ...installed, playwrightsChromium()];
  return candidates.find((path) => path && existsSync(path)) ?? null;
}

/** Installs Chromium from the system's packages; throws an Error that says what to do by hand. */
export function installChromium() {
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const step of [['apt-get', 'update'], ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium']]) {
    const [command, ...args] = [...prefix, ...step];
    const { status } = spawnSync(/** @type {string} */ (command), args, { stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) {
      throw new Error(
        `The tests need Chromium and "${[...prefix, ...step].join(' ')}" failed. ` +
          'Install Chromium or Chrome, or set CHROMIUM_PATH to one, and run npm test again.',
      );
    }
  }
}

function playwrightsChromium() {
  try {
    const { chromium } = createRequire(import.meta.url)('playwright');
    return /** @type {string} */ (chromium.executablePath());
  } catch {
    return undefined; // Not installed yet.
  }
}
