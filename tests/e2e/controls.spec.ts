/** The trainer's buttons, live parameters, and what is computed again after an edit. */
import type { Editor } from './support/editor';
import { smallGan } from './support/graphs';
import { expect, test } from './support/test';

const trainer = 'GAN Trainer';

test.describe('a training', () => {
  test.beforeEach(async ({ editor }) => {
    await editor.useWasm();
  });

  test('starts, pauses, takes single steps, goes on and stops', async ({ editor }) => {
    await editor.openGraph(smallGan('Buttons', { steps: 100_000 }));
    const state = editor.figure(trainer, 'State');
    await editor.press(trainer, 'Start');
    await editor.stepsDone(10);
    await editor.press(trainer, 'Pause');
    await expect(state).toHaveText('paused');
    const paused = await editor.step();

    await editor.press(trainer, 'One step');
    await expect.poll(() => editor.step()).toBe(paused + 1);
    await expect(state).toHaveText('paused');
    await editor.press(trainer, 'One step');
    await expect.poll(() => editor.step()).toBe(paused + 2);

    await editor.press(trainer, 'Continue');
    await editor.stepsDone(paused + 20);
    await editor.press(trainer, 'Stop');
    await editor.rested();
    const stopped = await editor.step();
    await expect(state).toHaveText('stopped');

    await editor.press(trainer, 'Continue');
    await editor.stepsDone(stopped + 10);
    await editor.press(trainer, 'Stop');
    await editor.rested();
  });

  test('is cancelled as a whole', async ({ editor, page }) => {
    await editor.openGraph(smallGan('Cancelled', { steps: 100_000 }));
    await editor.runAll();
    await editor.stepsDone(10);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await editor.rested();
    await editor.expectStatus(trainer, 'cancelled');
  });

  test('takes a new learning rate and goes on', async ({ editor }) => {
    await editor.openGraph(smallGan('Live rate', { steps: 100_000 }));
    await editor.runAll();
    await editor.stepsDone(10);
    await editor.setNumber(trainer, 'Generator learning rate', 0);
    await editor.setNumber(trainer, 'Discriminator learning rate', 0);
    await editor.stepsDone((await editor.step()) + 50);
    await expect(editor.field('Generator learning rate')).toHaveAttribute('aria-valuenow', '0');
    await expect(editor.figure(trainer, 'State')).toHaveText('training');

    // At rate 0 nothing learns any more: samples from the fixed noise stand still.
    const samples = () => editor.node('Image Output').getByRole('img').last().evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    await editor.page.waitForTimeout(1500);
    const still = await samples();
    await editor.stepsDone((await editor.step()) + 200);
    expect(await samples()).toBe(still);
    await editor.setNumber(trainer, 'Generator learning rate', 0.01);
    await expect.poll(samples).not.toBe(still);
    await editor.press(trainer, 'Stop');
    await editor.rested();
  });

  test('from scratch with the same seeds gives the same weights, and one undo goes back before it', async ({ editor, page }) => {
    // Long enough to be seen training.
    await editor.openGraph(smallGan('Scratch', { steps: 3000 }));
    await editor.runAll();
    await editor.stepsDone(3000);
    await editor.rested();
    await editor.select(trainer);
    const weights = await editor.weights();
    await editor.press(trainer, 'Train from scratch');
    await expect(editor.figure(trainer, 'State')).not.toHaveText('trained');
    await editor.trained(trainer);
    await editor.rested();
    expect(await editor.weights()).toBe(weights);

    const undo = page.getByRole('button', { name: 'Undo' });
    await undo.click();
    expect(await editor.weights()).toBe(weights);
    await undo.click();
    await expect(editor.inspector.getByText('Fresh weights')).toBeVisible();
  });
});

test('an edit marks what depends on it as stale, and a run computes only that', async ({ editor, page }) => {
  await editor.useWasm();
  await editor.openGraph(smallGan('Stale', { steps: 20 }));
  await editor.runAll();
  await editor.stepsDone(20);
  await editor.rested();
  await page.getByRole('button', { name: 'Log', exact: true }).click();

  await editor.runAll();
  await expect.poll(() => doneSinceStart(editor)).toEqual([]);
  await editor.rested();

  await editor.select('Image Output');
  await editor.inspector.getByRole('combobox', { name: 'Pixel range' }).selectOption({ label: '0 to 1' });
  await editor.expectStatus('Image Output', 'stale');
  for (const title of ['Dataset', 'Noise Source', 'Generator', 'Discriminator', trainer, 'Loss Chart']) await editor.expectStatus(title, 'done');
  await editor.runAll();
  await editor.expectStatus('Image Output', 'done');
  await editor.rested();
  expect(await doneSinceStart(editor)).toEqual(['Image Output']);

  await editor.setNumber('Noise Source', 'Seed', 7);
  for (const title of ['Noise Source', 'Generator', 'Image Output']) await editor.expectStatus(title, 'stale');
  await editor.expectStatus('Dataset', 'done');
});

/** Titles of the nodes that the log calls done since the last run started. */
async function doneSinceStart(editor: Editor): Promise<string[]> {
  const lines = await editor.page.getByRole('region', { name: 'Messages' }).getByRole('listitem').allInnerTexts();
  const latest = lines.slice(0, lines.findIndex((line) => line.includes('Run started')));
  return latest.filter((line) => line.includes('Done in')).map((line) => line.split('\n')[1] ?? '');
}
