/** Judging what a network makes: figures against held-out digits, and the training pictures most like each sample. */
import { pictureOf } from './support/pictures';
import { expect, test } from './support/test';

test('quality and nearest pictures are asked of the shipped GAN', async ({ editor }) => {
  await editor.useWasm();
  await editor.dragNode('Quality', { x: 0.85, y: 0.75 });
  await editor.wire(['Generator', 'images'], ['Quality', 'samples']);
  await editor.wire(['Dataset', 'images'], ['Quality', 'real']);
  await editor.setNumber('Quality', 'Samples', 200);
  await editor.runAll();
  await editor.rested();
  const table = editor.node('Quality').getByRole('table', { name: 'Figures of quality' });
  await expect(table.getByRole('row', { name: /^Kernel distance -?\d\.\d+ ± \d\.\d+ -?\d\.\d+/ })).toBeVisible();
  for (const figure of [/^Fréchet distance \d/, /^Precision \d/, /^Recall \d/, /^Classes shown \d+ of 10/, /^Diversity \d/, /^Memorised \d/]) {
    await expect(table.getByRole('row', { name: figure })).toBeVisible();
  }
  const cut = await table.evaluate(({ parentElement }) => parentElement!.scrollWidth - parentElement!.clientWidth);
  expect(cut, 'pixels of the table that do not show').toBe(0);
  await expect(editor.node('Quality')).toContainText('200 samples against as many held-out pictures, as the Digit Classifier sees them.');

  await editor.dragNode('Nearest Images', { x: 0.6, y: 0.9 });
  await editor.wire(['Generator', 'images'], ['Nearest Images', 'samples']);
  await editor.wire(['Dataset', 'images'], ['Nearest Images', 'real']);
  await editor.runAll();
  await editor.rested();
  await expect(editor.node('Nearest Images').getByRole('img', { name: '36 samples' })).toBeVisible();
  expect((await pictureOf(editor.node('Nearest Images'))).levels).toBeGreaterThan(50);
});

test('of a VAE the held-out bound and the active dimensions are told', async ({ editor, page }) => {
  await editor.useWasm();
  await editor.menu('Template gallery');
  await page.getByRole('region', { name: 'Templates' }).getByRole('button', { name: /^VAE on digits/ }).click();
  await expect(editor.name).toHaveValue('VAE on digits');
  await page.getByRole('button', { name: 'Nodes', exact: true }).click();
  await editor.dragNode('Quality', { x: 0.2, y: 0.75 });
  await editor.wire(['VAE Trainer', 'metrics'], ['Quality', 'metrics']);
  await editor.setNumber('Quality', 'Samples', 200);
  await editor.runAll();
  await editor.rested();
  const table = editor.node('Quality').getByRole('table', { name: 'Figures of quality' });
  for (const figure of [/^ELBO -1\d\d\.\d nats/, /^Reconstruction 1\d\d\.\d nats/, /^KL divergence \d\.\d+ nats/, /^Active dimensions 2/]) {
    await expect(table.getByRole('row', { name: figure })).toBeVisible();
  }
});
