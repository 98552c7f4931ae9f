/** What a person made is there again after a reload: the graph, its weights and its curves. */
import { smallGan } from './support/graphs';
import { pictureOf } from './support/pictures';
import { expect, test } from './support/test';

test('a trained graph is there again after a reload, and is not trained again', async ({ editor, page }) => {
  await editor.useWasm();
  await editor.openGraph(smallGan('Kept', { steps: 60 }));
  await editor.runAll();
  await editor.stepsDone(60);
  await editor.rested();
  await editor.select('GAN Trainer');
  const weights = await editor.weights();
  const loss = await editor.figure('Loss Chart', 'Generator').innerText();
  const samples = await pictureOf(editor.node('Image Output'));

  await page.reload();
  await expect(editor.name).toHaveValue('Kept');
  await expect(editor.nodes()).toHaveCount(7);
  await expect(editor.wires()).toHaveCount(7);
  await expect(editor.figure('Loss Chart', 'Generator')).toHaveText(loss);
  await expect(editor.figure('Loss Chart', 'Step')).toHaveText('60');
  expect(await editor.step()).toBe(60);
  await editor.select('GAN Trainer');
  expect(await editor.weights()).toBe(weights);

  await editor.useWasm();
  await editor.runAll();
  await editor.expectStatus('Image Output', 'done');
  await editor.rested();
  expect(await editor.step()).toBe(60);
  expect(await pictureOf(editor.node('Image Output'))).toEqual(samples);
  expect(await editor.weights()).toBe(weights);
});
