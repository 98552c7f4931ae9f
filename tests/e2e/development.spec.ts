/** `npm start` in a fresh clone: packages that the server finds only when they are needed would reload the page in the midst of work. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { expect, test } from './support/test';

const port = Number(process.env.E2E_PORT ?? 4173) + 1;
test.use({ baseURL: `http://localhost:${port}/` });

let server: ViteDevServer;
const cacheDir = mkdtempSync(join(tmpdir(), 'vite-'));

test.beforeAll(async () => {
  server = await createServer({ cacheDir, logLevel: 'error', server: { port, strictPort: true } });
  await server.listen();
});

test.afterAll(async () => {
  await server.close();
  rmSync(cacheDir, { recursive: true, force: true });
});

test('a first visit trains, writes and measures, and is never reloaded', async ({ editor }) => {
  let loads = 0;
  editor.page.on('load', () => loads++);
  await editor.press('GAN Trainer', 'Train from scratch');
  await editor.stepsDone(3);
  await editor.press('GAN Trainer', 'Stop');
  await editor.rested();

  await editor.openTemplate('Continue a text');
  await editor.runAll();
  await editor.rested();
  await editor.expectStatus('GPT-2', 'done');

  await editor.menu('Benchmark…');
  await editor.dialog.getByRole('button', { name: 'Start' }).click();
  await expect(editor.dialog.getByText(/times as fast$/)).toBeVisible({ timeout: 60_000 });
  await editor.dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(loads).toBe(0);
});
