/** The shipped weights: on a warm load, Run shows digits within two seconds. */
import { existsSync } from 'node:fs';
import type { Editor } from './support/editor';
import { pictureOf } from './support/pictures';
import { expect, test } from './support/test';

test('on a warm load Run shows digits within two seconds', async ({ editor, page }) => {
  test.skip(!existsSync('public/checkpoints/index.json'), 'no weights are shipped: npm run pretrain makes them');
  await editor.useWasm();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Device' })).not.toContainText('Probing', { timeout: 30_000 });

  const samples = editor.node('Image Output');
  const started = Date.now();
  await editor.runAll();
  await expect(samples.getByRole('img', { name: '25 samples' })).toBeVisible();
  expect(Date.now() - started).toBeLessThan(2000);
  expect((await pictureOf(samples)).levels).toBeGreaterThan(50);
  expect(await inkOf(editor)).toBeLessThan(0.4);
  await editor.rested();
  await editor.trained();
});

test('the devices to choose from say why one cannot be had', async ({ editor, page }) => {
  await expect(editor.node('GAN Trainer')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Device' })).not.toContainText('Probing', { timeout: 30_000 });
  await page.getByRole('button', { name: 'Device' }).click();
  const half = page.getByRole('menuitemradio', { name: /16-bit/ });
  await expect(half).toBeDisabled();
  await expect(half).toContainText('the adapter lacks shader-f16');
  // Another engine would stand in without a word, and be many times as slow.
  await expect(page.getByRole('menuitemradio', { name: /^WebAssembly WebAssembly on \d+ threads · / })).toBeEnabled();
  await expect(page.getByRole('menuitemradio', { name: /^WebGPU WebGPU \(/ })).toBeEnabled();
});

/** Mean brightness of the samples: digits are thin strokes on black, untrained samples are grey all over. */
function inkOf(editor: Editor): Promise<number> {
  return editor.node('Image Output').getByRole('img', { name: '25 samples' }).evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let sum = 0;
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3] === 0) continue;
      sum += data[at]! / 255;
      count += 1;
    }
    return sum / count;
  });
}
