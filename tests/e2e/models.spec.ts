/** Every picture template: it opens in order, one click shows digits from shipped weights, and training goes on from there. */
import shipped from '../../src/nodes/templates/checkpoints.json' with { type: 'json' };
import { readDigits } from './support/digits';
import type { Editor } from './support/editor';
import { overlappingNodes } from './support/layout';
import { expect, test } from './support/test';

interface Model {
  id: keyof typeof shipped;
  title: string;
  trainer: 'GAN Trainer' | 'VAE Trainer';
  /** Where the network is told the class, ten rows, one for each digit: the share that must show it. One in ten is chance. */
  told?: number;
}

const models: readonly Model[] = [
  { id: 'gan', title: 'Dense GAN on digits', trainer: 'GAN Trainer' },
  { id: 'dcgan', title: 'DCGAN on digits', trainer: 'GAN Trainer' },
  { id: 'conditional-gan', title: 'Conditional GAN on digits', trainer: 'GAN Trainer', told: 0.85 },
  { id: 'wgan-gp', title: 'WGAN-GP on digits', trainer: 'GAN Trainer' },
  { id: 'vae', title: 'VAE on digits', trainer: 'VAE Trainer' },
  { id: 'conv-vae', title: 'Convolutional VAE on digits', trainer: 'VAE Trainer' },
  { id: 'drawn-vae', title: 'VAE drawn from layers', trainer: 'VAE Trainer' },
  { id: 'conditional-vae', title: 'Conditional VAE on digits', trainer: 'VAE Trainer', told: 0.9 },
];

for (const { id, title, trainer, told } of models) {
  test(`${title} shows digits from shipped weights and trains on`, async ({ editor, page }) => {
    expect(shipped[id], `npm run pretrain -- ${id} makes the weights`).not.toBe('');
    await editor.useWasm();
    await editor.openTemplate(title);
    await editor.runAll();
    const grid = gridOf(editor, told ? 100 : 25);
    await expect(grid).toBeVisible();
    await editor.rested();
    await editor.trained(trainer);
    expect(await overlappingNodes(page)).toEqual([]);
    const readings = await readDigits(grid, told ? 10 : 5);
    expect(meanOf(readings.map(({ confidence }) => confidence)), 'confidence of the Digit Classifier').toBeGreaterThan(0.7);
    expect(new Set(readings.map(({ digit }) => digit)).size, 'classes shown').toBeGreaterThan(4);
    if (told) expect(meanOf(readings.map(({ digit }, place) => Number(digit === Math.floor(place / 10)))), 'share that shows the class told').toBeGreaterThan(told);

    const losses = trainer === 'GAN Trainer' ? ['D(real)', 'D(fake)'] : ['Loss', 'KL'];
    const before = await figures(editor, trainer, losses);
    const steps = await editor.step(trainer);
    await editor.setNumber(trainer, 'Steps', steps + 10);
    await editor.runAll();
    await editor.stepsDone(steps + 10, trainer);
    await editor.rested();
    await editor.expectStatus(trainer, 'done');
    const after = await figures(editor, trainer, losses);
    for (const [place, loss] of losses.entries()) expect(after[place], loss).not.toBe(before[place]);
  });
}

test('the user picks the digit that a conditional network draws', async ({ editor }) => {
  await editor.useWasm();
  await editor.openTemplate('Conditional VAE on digits');
  await editor.select('Class Labels');
  await editor.inspector.getByRole('combobox', { name: 'Give' }).selectOption('One class');
  await editor.runAll();
  await editor.rested();
  const readings = await readDigits(gridOf(editor, 100), 10);
  expect(readings.filter(({ digit }) => digit === 7).length).toBeGreaterThan(80);
});

const meanOf = (values: readonly number[]) => values.reduce((total, value) => total + value, 0) / values.length;

function figures(editor: Editor, trainer: string, names: readonly string[]): Promise<string[]> {
  return Promise.all(names.map((name) => editor.figure(trainer, name).innerText()));
}

/** The node that shows so many samples; new ones where there are rebuilt ones too. */
function gridOf(editor: Editor, samples: number) {
  return editor.nodes().filter({ has: editor.page.getByRole('img', { name: `${samples} samples` }) }).last();
}
