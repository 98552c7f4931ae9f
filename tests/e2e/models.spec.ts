/** Every template with shipped weights: it opens, Run shows its pictures at once, and it trains on from there. */
import shipped from '../../src/nodes/templates/checkpoints.json' with { type: 'json' };
import type { Editor } from './support/editor';
import { pictureOf } from './support/pictures';
import { expect, test } from './support/test';

interface Model {
  id: keyof typeof shipped;
  title: string;
  trainer: string;
  /** Pictures in a grid. */
  samples: number;
  /** Steps that were trained before shipping. */
  steps: number;
}

const models: readonly Model[] = [
  { id: 'dcgan', title: 'DCGAN on digits', trainer: 'GAN Trainer', samples: 25, steps: 1000 },
  { id: 'conditional-gan', title: 'Conditional GAN on digits', trainer: 'GAN Trainer', samples: 100, steps: 5000 },
  { id: 'wgan-gp', title: 'WGAN-GP on digits', trainer: 'GAN Trainer', samples: 25, steps: 1000 },
  { id: 'vae', title: 'VAE on digits', trainer: 'VAE Trainer', samples: 25, steps: 7000 },
  { id: 'conv-vae', title: 'Convolutional VAE on digits', trainer: 'VAE Trainer', samples: 25, steps: 1800 },
  { id: 'conditional-vae', title: 'Conditional VAE on digits', trainer: 'VAE Trainer', samples: 100, steps: 7000 },
];

for (const model of models) {
  test(`${model.title} shows digits from shipped weights and trains on`, async ({ editor }) => {
    test.skip(shipped[model.id] === '', `no weights are shipped: npm run pretrain -- ${model.id} makes them`);
    await openTemplate(editor, model.title);
    await editor.runAll();
    const grid = gridOf(editor, model.samples);
    await expect(grid).toBeVisible();
    await editor.rested();
    await expect(editor.figure(model.trainer, 'State')).toHaveText('trained');
    expect((await pictureOf(grid)).levels).toBeGreaterThan(50);

    await editor.setNumber(model.trainer, 'Steps', model.steps + 10);
    await editor.runAll();
    await editor.stepsDone(model.steps + 10, model.trainer);
    await editor.rested();
    await editor.expectStatus(model.trainer, 'done');
  });
}

test('the user picks the digit that a conditional network draws', async ({ editor }) => {
  await openTemplate(editor, 'Conditional VAE on digits');
  await editor.runAll();
  await expect(gridOf(editor, 100)).toBeVisible();
  await editor.rested();
  const all = await pictureOf(gridOf(editor, 100));
  await editor.select('Class Labels');
  await editor.inspector.getByRole('combobox', { name: 'Give' }).selectOption('One class');
  await editor.runAll();
  await editor.rested();
  expect((await pictureOf(gridOf(editor, 100))).fingerprint).not.toBe(all.fingerprint);
});

async function openTemplate(editor: Editor, title: string): Promise<void> {
  await editor.useWasm();
  await editor.menu('Template gallery');
  await editor.page.getByRole('region', { name: 'Templates' }).getByRole('button', { name: new RegExp(`^${title}`) }).click();
  await expect(editor.name).toHaveValue(title);
}

/** The node that shows so many samples; new ones where there are rebuilt ones too. */
function gridOf(editor: Editor, samples: number) {
  return editor.nodes().filter({ has: editor.page.getByRole('img', { name: `${samples} samples` }) }).last();
}
