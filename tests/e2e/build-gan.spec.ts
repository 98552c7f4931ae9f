/** From an empty canvas to samples: every node dragged from the palette, every wire drawn by mouse. */
import { makeSmall, placeNodes, wireGan } from './support/gan';
import { pictureOf } from './support/pictures';
import { expect, test } from './support/test';

/** Enough to look at the samples before the end. */
const steps = 1200;

test('a GAN built by hand trains, shows samples and draws its losses', async ({ editor }) => {
  await editor.useWasm();
  await editor.newGraph();
  await placeNodes(editor);
  await wireGan(editor);
  await makeSmall(editor, steps);
  const samples = editor.node('Image Output');
  await expect(samples.getByText('Run to see samples')).toBeVisible();

  await editor.runAll();
  await editor.stepsDone(20);
  await expect(samples.getByRole('img', { name: '25 samples' })).toBeVisible();
  const early = await pictureOf(samples);
  expect(early.levels).toBeGreaterThan(10);
  for (const curve of ['Generator', 'Discriminator']) await editor.expectLossMoving(curve);

  await editor.rested();
  expect(await editor.step()).toBe(steps);
  await expect(samples.getByText(`Step ${steps}`)).toBeVisible();
  await expect.poll(async () => (await pictureOf(samples)).fingerprint).not.toBe(early.fingerprint);
  for (const title of ['Dataset', 'Noise Source', 'Generator', 'Discriminator', 'GAN Trainer', 'Image Output', 'Loss Chart']) {
    await editor.expectStatus(title, 'done');
  }
});
