/** While the preset trains, the page stays smooth: no task of the main thread takes 50 ms. */
import { existsSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Editor } from './support/editor';
import { busiestTask, longTasks } from './support/mainThread';
import { expect, test } from './support/test';

/** A task of so many ms is felt. */
const longest = 50;
/** Seconds of one watch: all that a training draws is drawn within them. */
const watch = 6;
/** Other programs may want the processors, and then one task or another takes long: one of so many watches must do. */
const mostWatches = 3;

test('training never blocks the main thread for 50 ms', async ({ editor }) => {
  await editor.useWasm();
  await editor.press('GAN Trainer', 'Train from scratch');
  await expectSmooth(editor, 20);
  expect(await endlessAnimations(editor.page), 'animations that have every frame painted').toBe(0);
});

test('nor does it after ten thousand steps, with all their curves', async ({ editor }) => {
  test.skip(!existsSync('public/checkpoints/index.json'), 'no weights are shipped: npm run pretrain makes them');
  await editor.useWasm();
  await editor.setNumber('GAN Trainer', 'Steps', 20_000);
  await editor.press('GAN Trainer', 'Continue');
  await expectSmooth(editor, 10_020);
});

test('what a training reports is drawn in one frame', async ({ editor }) => {
  await editor.useWasm();
  await editor.press('GAN Trainer', 'Train from scratch');
  await editor.stepsDone(20);
  const frames = await editor.page.evaluate(textsByFrame, 2500);
  const reports = frames.filter((texts) => texts.some((text) => text.includes('/')));
  expect(reports.length).toBeGreaterThan(3);
  // A report that arrives while a frame is being ended is counted for two.
  expect(frames.length - reports.length, JSON.stringify(frames)).toBeLessThan(0.3 * reports.length);
});

test('a task that blocks is noticed both by the clock and by the processor', async ({ editor: { page } }) => {
  let byClock: number[] = [];
  const busiest = await busiestTask(page, async () => {
    const watching = longTasks(page, 1000);
    await page.evaluate(() => setTimeout(() => {
      const end = performance.now() + 400;
      while (performance.now() < end);
    }, 100));
    byClock = await watching;
  });
  expect(byClock.length).toBeGreaterThan(0);
  expect(busiest).toBeGreaterThan(longest);
});

async function expectSmooth(editor: Editor, from: number): Promise<void> {
  await expect(editor.figure('GAN Trainer', 'State')).toHaveText('training');
  await editor.stepsDone(from);
  const before = await editor.step();
  const watches: Watch[] = [];
  while (!watches.some(isSmooth) && watches.length < mostWatches) watches.push(await watchTasks(editor.page));
  expect(await editor.step()).toBeGreaterThan(before);
  expect(watches.some(isSmooth), `a watch without a task of ${longest} ms; there were ${JSON.stringify(watches)}`).toBe(true);
}

/** Runs in the page: for every frame in which texts of the canvas changed in the next `windowMs`, what they became. */
async function textsByFrame(windowMs: number): Promise<string[][]> {
  const texts: string[][] = [];
  let frame = 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => frame++;
  const count = () => {
    // What the callbacks of this frame put off comes after this message, and is drawn in the next.
    port2.postMessage(null);
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  const observer = new MutationObserver((mutations) => {
    for (const { target } of mutations) (texts[frame] ??= []).push(target.textContent ?? '');
  });
  observer.observe(document.querySelector('.react-flow')!, { characterData: true, subtree: true });
  await new Promise((resolve) => setTimeout(resolve, windowMs));
  observer.disconnect();
  return Object.values(texts);
}

function endlessAnimations(page: Page): Promise<number> {
  return page.evaluate(() => document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations === Number.POSITIVE_INFINITY).length);
}

/** What one watch saw. */
interface Watch {
  /** Processor time of the longest task, in ms. */
  busiest: number;
  /** For each second the tasks that were long by the clock, in ms. */
  seconds: number[][];
}

async function watchTasks(page: Page): Promise<Watch> {
  const seconds: number[][] = [];
  const busiest = await busiestTask(page, async () => {
    while (seconds.length < watch) seconds.push(await longTasks(page, 1000));
  });
  return { busiest, seconds };
}

/** By the clock a task is long as well where it had to wait for a processor: one second without any must do. */
function isSmooth({ busiest, seconds }: Watch): boolean {
  return busiest < longest && seconds.some((tasks) => tasks.length === 0);
}
