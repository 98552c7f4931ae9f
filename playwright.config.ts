/** End-to-end tests: the built app in a real Chromium, one test at a time. */
import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from './scripts/lib/chromium.mjs';

/** Two checkouts can be tested side by side, each on a port of its own. */
const port = Number(process.env.E2E_PORT ?? 4173);

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}/`,
    viewport: { width: 1440, height: 900 },
    trace: 'off',
    launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumFlags },
  },
  webServer: {
    command: `vite build --logLevel warn && vite preview --port ${port} --strictPort`,
    url: `http://localhost:${port}/`,
    timeout: 180_000,
    reuseExistingServer: false,
  },
});
