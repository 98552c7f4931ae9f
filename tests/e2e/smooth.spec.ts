/** While the preset trains, the page stays smooth: no task of the main thread takes 50 ms. */
import { existsSync } from 'node:fs';
import { Editor } from './support/editor';
import { expect, test } from './support/test';

/** How long is watched, in ms. */
const watched = 5000;

interface LongTask {
  at: number;
  ms: number;
}

test('training never blocks the main thread for 50 ms', async ({ page }) => {
  const editor = new Editor(page);
  await editor.open();
  await editor.useWasm();
  await editor.press('GAN Trainer', 'Train from scratch');
  await watchTraining(editor, 20);
});

test('nor does it after ten thousand steps, with their curves', async ({ page }) => {
  test.skip(!existsSync('public/checkpoints/index.json'), 'no weights are shipped: npm run pretrain makes them');
  const editor = new Editor(page);
  await editor.open();
  await editor.useWasm();
  await editor.setNumber('GAN Trainer', 'Steps', 20_000);
  await editor.press('GAN Trainer', 'Continue');
  await watchTraining(editor, 10_020);
});

test('a task of 60 ms would be noticed', async ({ page }) => {
  await new Editor(page).open();
  const watching = page.evaluate(observe, 1000);
  await page.evaluate(() => setTimeout(() => {
    const end = performance.now() + 60;
    while (performance.now() < end);
  }, 100));
  expect((await watching).tasks.length).toBeGreaterThan(0);
});

async function watchTraining(editor: Editor, from: number): Promise<void> {
  await expect(editor.figure('GAN Trainer', 'State')).toHaveText('training');
  await editor.stepsDone(from);
  const before = await editor.step();
  const { tasks, frames } = await editor.page.evaluate(observe, watched);
  expect(await editor.step()).toBeGreaterThan(before);
  expect(tasks, 'tasks of 50 ms or more').toEqual([]);
  expect(frames).toBeGreaterThan(watched / 100);
}

/** Runs in the page: collects long tasks, as the browser reports them, and counts frames. */
async function observe(duration: number): Promise<{ tasks: LongTask[]; frames: number }> {
  const tasks: LongTask[] = [];
  const note = (entries: PerformanceEntryList) => tasks.push(...entries.map(({ startTime, duration: ms }) => ({ at: startTime, ms })));
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'longtask' });
  let frames = 0;
  let watching = true;
  const count = () => {
    frames += 1;
    if (watching) requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  await new Promise((resolve) => setTimeout(resolve, duration));
  watching = false;
  note(observer.takeRecords());
  observer.disconnect();
  return { tasks, frames };
}
