/** A GAN so small that a step takes milliseconds, wired by hand as a person would. */
import type { Editor } from './editor';

const places = {
  Dataset: { x: 0.12, y: 0.06 },
  'Noise Source': { x: 0.12, y: 0.6 },
  Generator: { x: 0.34, y: 0.45 },
  Discriminator: { x: 0.5, y: 0.06 },
  'GAN Trainer': { x: 0.7, y: 0.06 },
  'Image Output': { x: 0.56, y: 0.55 },
  'Loss Chart': { x: 0.8, y: 0.6 },
} as const;

/** Drags every node of the GAN from the palette. */
export async function placeNodes(editor: Editor): Promise<void> {
  for (const [title, at] of Object.entries(places)) await editor.dragNode(title, at);
}

/** Draws the wires of the textbook's picture. */
export async function wireGan(editor: Editor): Promise<void> {
  await editor.wire(['Noise Source', 'latent'], ['Generator', 'latent']);
  await editor.wire(['Dataset', 'images'], ['Discriminator', 'real']);
  await editor.wire(['Generator', 'images'], ['Discriminator', 'fake']);
  await editor.wire(['Generator', 'images'], ['Image Output', 'images']);
  await editor.wire(['Discriminator', 'real logits'], ['GAN Trainer', 'real logits']);
  await editor.wire(['Discriminator', 'fake logits'], ['GAN Trainer', 'fake logits']);
  await editor.wire(['GAN Trainer', 'metrics'], ['Loss Chart', 'metrics']);
}

/** Tiny networks, small batches, and so many steps. */
export async function makeSmall(editor: Editor, steps: number): Promise<void> {
  await editor.choosePreset('Generator', /^Tiny/);
  await editor.choosePreset('Discriminator', /^Tiny/);
  await editor.setNumber('GAN Trainer', 'Batch size', 16);
  await editor.setNumber('GAN Trainer', 'Steps', steps);
}
