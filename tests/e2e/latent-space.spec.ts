/** Into a latent space: a map that follows training, points by class, sliders, a walk as a video, and a look inside. */
import { readFileSync } from 'node:fs';
import type { Editor } from './support/editor';
import { pictureOf } from './support/pictures';
import { expect, test } from './support/test';

const trainer = 'VAE Trainer';

test('the latent explorer maps, plots, steers, plays and keeps what a VAE has learned', async ({ editor, page }) => {
  await editor.useWasm();
  await editor.menu('Template gallery');
  await page.getByRole('region', { name: 'Templates' }).getByRole('button', { name: /^Latent explorer/ }).click();
  await editor.runAll();
  await editor.rested();
  await expect(editor.node('Latent Map').getByRole('img', { name: '225 samples' })).toBeVisible();
  await expect(editor.node('Latent Plot').getByRole('img', { name: '1000 points' })).toBeVisible();
  await expect(editor.node('Latent Plot').getByRole('list', { name: 'Classes' })).toContainText('0123456789');

  await test.step('a slider draws anew without a run', async () => {
    const drawn = editor.nodes().filter({ has: page.getByRole('img', { name: '1 samples' }) });
    const before = await pictureOf(drawn);
    await editor.node('Latent Sliders').getByRole('slider').first().fill('1.5');
    await expect.poll(async () => (await pictureOf(drawn)).fingerprint).not.toBe(before.fingerprint);
  });

  await test.step('the walk plays', async () => {
    const video = editor.node('Video Output');
    await expect(video.getByRole('img', { name: 'Video of 192 frames' })).toBeVisible();
    const frame = await pictureOf(video);
    await expect.poll(async () => (await pictureOf(video)).fingerprint).not.toBe(frame.fingerprint);
  });

  await test.step('the walk is kept as GIF, WebM and MP4', async () => {
    expect((await saved(editor, 'GIF')).toString('latin1', 0, 6)).toBe('GIF89a');
    expect((await saved(editor, 'WebM')).toString('hex', 0, 4)).toBe('1a45dfa3');
    expect((await saved(editor, 'MP4')).toString('latin1', 4, 8)).toBe('ftyp');
  });

  await test.step('the map and the points follow a training, and the encoder shows its inside', async () => {
    const [map, points] = await Promise.all([pictureOf(editor.node('Latent Map')), pictureOf(editor.node('Latent Plot'))]);
    await editor.setNumber(trainer, 'Steps', 100_000);
    await editor.press(trainer, 'Continue');
    await editor.select('Encoder');
    await editor.stepsDone(7020, trainer);
    await expect.poll(async () => (await pictureOf(editor.node('Latent Map'))).fingerprint).not.toBe(map.fingerprint);
    await expect.poll(async () => (await pictureOf(editor.node('Latent Plot'))).fingerprint).not.toBe(points.fingerprint);
    const inside = editor.inspector;
    for (const histogram of [/^Activations: /, /^Weights: kernel: /, /^Gradients: kernel: /]) {
      await expect(inside.getByRole('img', { name: histogram }).first()).toBeVisible();
    }
    await editor.press(trainer, 'Stop');
    await editor.rested();
  });
});

async function saved(editor: Editor, format: string): Promise<Buffer> {
  const download = editor.page.waitForEvent('download');
  await editor.press('Video Output', format);
  return readFileSync(await (await download).path());
}
