/** From an empty canvas to samples: every node dragged from the palette, every wire drawn by mouse. */
import type { Editor } from './support/editor';
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
  const firstLosses = await losses(editor);
  expect(early.levels).toBeGreaterThan(10);

  await editor.rested();
  expect(await editor.step()).toBe(steps);
  await expect(samples.getByText(`Step ${steps}`)).toBeVisible();
  await expect.poll(async () => (await pictureOf(samples)).fingerprint).not.toBe(early.fingerprint);
  const lastLosses = await losses(editor);
  expect(lastLosses.generator).not.toBe(firstLosses.generator);
  expect(lastLosses.discriminator).not.toBe(firstLosses.discriminator);
  for (const title of ['Dataset', 'Noise Source', 'Generator', 'Discriminator', 'GAN Trainer', 'Image Output', 'Loss Chart']) {
    await editor.expectStatus(title, 'done');
  }
});

async function losses(editor: Editor): Promise<{ generator: number; discriminator: number }> {
  const read = async (curve: string) => {
    const figure = editor.figure('Loss Chart', curve);
    await expect(figure).toHaveText(/^\d+\.\d{3}$/);
    return Number(await figure.innerText());
  };
  return { generator: await read('Generator'), discriminator: await read('Discriminator') };
}
