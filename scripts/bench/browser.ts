/** Subjects in headless Chromium, on a page that Vite serves as it serves the app. */
import { type Page, chromium } from 'playwright';
import { createServer } from 'vite';
import type { WorkerSubject } from '../../src/benchmark/client';
import type { SubjectRequest } from '../../src/benchmark/protocol';
import type { TextBenchmark, TextFigures } from '../../src/benchmark/text/protocol';
import { chromiumFlags, findChromium } from '../lib/chromium.mjs';
import { root } from '../lib/packages.mjs';
import { gpt2Small, serveGpt2Small } from './gpt2Small';
import type { Bench } from './page/main';

declare const bench: Bench;

export interface BenchBrowser {
  open(request: SubjectRequest): Promise<WorkerSubject>;
  /** Continues a text through a graph and by hand, in turns. */
  text(request: TextBenchmark): Promise<TextFigures>;
  hasGraphicsCard(): Promise<boolean>;
  close(): Promise<void>;
}

const longestStartMs = 180_000;

/** Serves the page and opens it, with these flags of V8. */
export async function openBrowser(v8Flags: string): Promise<BenchBrowser> {
  const model = serveGpt2Small();
  const server = await createServer({
    root,
    // A cache of its own: one that the app's server shares would be made anew at every change of sides.
    cacheDir: `${root}node_modules/.vite-bench`,
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    plugins: [model.plugin],
    optimizeDeps: { entries: ['scripts/bench/page/main.ts', 'src/benchmark/worker.ts', 'src/benchmark/text/byHand.worker.ts', 'src/runtime/worker/index.ts', 'src/runtime/text/worker.ts'] },
  });
  await server.listen();
  const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: [...chromiumFlags, `--js-flags=${v8Flags}`] });
  const page = await browser.newPage();
  // The server may have to bundle the packages first, on a machine that is busy.
  page.setDefaultTimeout(longestStartMs);
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(`${server.resolvedUrls!.local[0]}scripts/bench/page/index.html`);
  await page.waitForFunction(() => 'bench' in globalThis);
  if (!(await page.evaluate(() => globalThis.crossOriginIsolated))) throw new Error('The page is not cross-origin isolated');
  let last = 0;
  return {
    open: (request) => openSubject(page, ++last, request),
    async text(request) {
      if (request.model === gpt2Small) await model.make();
      return page.evaluate((request) => bench.text(request), request);
    },
    hasGraphicsCard: () => page.evaluate(async () => (await navigator.gpu?.requestAdapter())?.info.isFallbackAdapter === false),
    async close() {
      await browser.close();
      await server.close();
      model.remove();
    },
  };
}

async function openSubject(page: Page, id: number, request: SubjectRequest): Promise<WorkerSubject> {
  const description = await page.evaluate(([id, request]) => bench.open(id, request), [id, request] as const);
  return {
    description,
    steps: (count) => page.evaluate(([id, count]) => bench.steps(id, count), [id, count] as const),
    count: (steps) => page.evaluate(([id, steps]) => bench.count(id, steps), [id, steps] as const),
    close: () => page.evaluate((id) => bench.close(id), id),
  };
}
