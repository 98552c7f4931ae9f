/** The VAE from the gallery, made small: it trains, rebuilds digits, draws new ones, and its curves are its own. */
import type { Editor } from './support/editor';
import { pictureOf } from './support/pictures';
import { expect, test } from './support/test';

const trainer = 'VAE Trainer';

test('the VAE of the gallery trains and draws its curves', async ({ editor, page }) => {
  await editor.useWasm();
  await editor.menu('Template gallery');
  await page.getByRole('region', { name: 'Templates' }).getByRole('button', { name: /^VAE on digits/ }).click();
  await expect(editor.nodes()).toHaveCount(10);
  await editor.choosePreset('Encoder', /^Tiny/);
  await editor.choosePreset('Decoder', /^Tiny/);
  await editor.setNumber(trainer, 'Batch size', 16);
  await editor.setNumber(trainer, 'Steps', 400);

  await editor.runAll();
  await editor.stepsDone(20, trainer);
  const pictures = editor.nodes().filter({ has: page.getByRole('img', { name: '25 samples' }) });
  await expect(pictures).toHaveCount(2);
  await expect(editor.figure(trainer, 'Loss')).toHaveText(/^\d+\.\d+$/);
  await expect(editor.figure(trainer, 'KL')).toHaveText(/^\d+\.\d+$/);

  await editor.rested();
  expect(await editor.step(trainer)).toBe(400);
  // A network that has learned nothing gives every pixel one half: 784 ln 2 = 543 nats.
  expect(await reading(editor, 'Loss')).toBeLessThan(300);
  expect((await pictureOf(editor.node('Image Output'))).levels).toBeGreaterThan(10);
  const chart = editor.node('Loss Chart');
  await expect(chart.getByRole('button', { name: 'Scores' })).toHaveCount(0);
  await chart.getByRole('button', { name: 'KL', exact: true }).click();
  expect(await reading(editor, 'KL')).toBeGreaterThan(0);
  for (const title of ['Encoder', 'Sample Latent', 'Decoder', trainer, 'Apply Network']) await editor.expectStatus(title, 'done');
});

async function reading(editor: Editor, curve: string): Promise<number> {
  const figure = editor.figure('Loss Chart', curve);
  await expect(figure).toHaveText(/^\d+\.\d{3}$/);
  return Number(await figure.innerText());
}
