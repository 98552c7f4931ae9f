/** A tab closed in mid-training: the next visit offers to go on from the last checkpoint. */
import { Editor } from './support/editor';
import { smallGan } from './support/graphs';
import { expect, test } from './support/test';

test('a training cut short by closing the tab goes on from its last checkpoint', async ({ profile }) => {
  const kept = await cutShort(new Editor(await profile.open()));
  await profile.close();

  const after = new Editor(await profile.open());
  await after.page.goto('./');
  await expect(after.dialog).toContainText('Go on with the training?');
  const offered = Number(/step (\d+) of 100000/.exec(await after.dialog.innerText())?.[1]);
  expect(offered).toBeGreaterThanOrEqual(kept);
  await after.dialog.getByRole('button', { name: 'Resume' }).click();
  await expect(after.name).toHaveValue('Cut short');
  await expect(after.figure('GAN Trainer', 'State')).toHaveText('training', { timeout: 30_000 });
  expect(await after.step()).toBeGreaterThanOrEqual(offered);
  await after.stepsDone(offered + 1);
  await after.press('GAN Trainer', 'Stop');
  await after.rested();

  await after.page.reload();
  await expect(after.name).toHaveValue('Cut short');
  await expect(after.figure('GAN Trainer', 'Step')).toHaveText(new RegExp(String.raw`^\d{2,} / 100000$`));
  await expect(after.dialog).toHaveCount(0);
});

test('an offer to go on that is declined is not made again, and the weights stay as they were', async ({ profile }) => {
  await cutShort(new Editor(await profile.open()));
  await profile.close();

  const after = new Editor(await profile.open());
  await after.page.goto('./');
  await expect(after.dialog).toContainText('Go on with the training?');
  await after.dialog.getByRole('button', { name: 'Forget it' }).click();
  await expect(after.dialog).toHaveCount(0);
  await after.select('GAN Trainer');
  await expect(after.inspector.getByText('Fresh weights')).toBeVisible();

  await after.page.reload();
  await expect(after.name).toHaveValue('Cut short');
  await after.select('GAN Trainer');
  await expect(after.dialog).toHaveCount(0);
});

/** Trains until there is a checkpoint and says at which step; the training goes on. */
async function cutShort(editor: Editor): Promise<number> {
  await editor.open();
  await editor.useWasm();
  await editor.openGraph(smallGan('Cut short', { steps: 100_000 }));
  await editor.runAll();
  const kept = await checkpointStep(editor);
  await expect(editor.figure('GAN Trainer', 'State')).toHaveText('training');
  return kept;
}

/** Waits for a checkpoint and says at which step it was made. */
async function checkpointStep(editor: Editor): Promise<number> {
  await editor.page.getByRole('button', { name: 'Log', exact: true }).click();
  const line = editor.page.getByText(/^Checkpoint [0-9a-f]+ at step \d+$/).first();
  await expect(line).toBeVisible({ timeout: 30_000 });
  return Number(/step (\d+)$/.exec(await line.innerText())?.[1]);
}
