/** Prompts to pictures with what comes with the app; the network beyond it is cut off. */
import { readCaptioned } from './support/digits';
import type { Editor } from './support/editor';
import { overlappingNodes } from './support/layout';
import { test } from './support/offline';
import { expect } from './support/test';

test('draws what a prompt says, shows which words are known, and learns', async ({ editor, page }) => {
  await editor.useWasm();
  await editor.openTemplate('Text to image');
  await prompt(editor).fill('a large thick slanted seven\na large purple 3');
  await editor.runAll();
  await editor.rested();

  expect(await overlappingNodes(page)).toEqual([]);
  expect(await readCaptioned(output(editor), 'a large thick slanted seven')).toMatchObject({ digit: 7 });
  expect(await readCaptioned(output(editor), 'a large purple 3')).toMatchObject({ digit: 3 });
  const words = editor.node('Apply Network').getByRole('group', { name: 'Words' });
  await expect(words.getByText('purple', { exact: true })).toHaveAttribute('data-known', 'false');
  await expect(words.getByText('seven', { exact: true })).toHaveAttribute('data-known', 'true');
  // The data's own captions stand below its pictures.
  await expect(editor.node('Dataset').locator('figcaption')).toHaveCount(9);

  await prompt(editor).fill('the purple dragon');
  await editor.runAll();
  await editor.rested();
  await expect(editor.node('Apply Network').getByText(/“the purple dragon” has no word that says what to draw.*thick/)).toBeVisible();

  await editor.setNumber('VAE Trainer', 'Batch size', 16);
  await editor.press('VAE Trainer', 'Train from scratch');
  await expect.poll(() => editor.step('VAE Trainer')).toBeLessThan(12_000);
  await editor.stepsDone(20, 'VAE Trainer');
  // A network that has learned nothing gives every pixel one half: 784 ln 2 = 543 nats. The shipped weights have less than 100.
  expect(await reading(editor, 'Loss')).toBeLessThan(400);
  expect(await reading(editor, 'Loss')).toBeGreaterThan(100);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await editor.rested();
});

test('draws the number that a story tells, hop by hop', async ({ editor, page }) => {
  await editor.useWasm();
  await editor.openTemplate('Story to image');
  await editor.runAll();
  await editor.rested();
  for (const title of ['Prompt', 'GPT-2', 'Prompt Template', 'Apply Network', 'Image Output']) await editor.expectStatus(title, 'done');
  expect(await overlappingNodes(page)).toEqual([]);
  const captions = await output(editor).locator('figcaption').allInnerTexts();
  expect(captions).toHaveLength(3);
  for (const caption of captions) expect(caption).toMatch(/^bold and slanted: .*\b(two|three)\b/);
  // The classifier has learned digits of the usual size.
  const usual = captions.filter((caption) => !caption.includes('little'));
  const readings = await Promise.all(usual.map((caption) => readCaptioned(output(editor), caption)));
  expect(readings.map(({ digit }) => digit)).toEqual(usual.map((caption) => (caption.includes('three') ? 3 : 2)));
  expect(usual.length).toBeGreaterThan(1);
});

const prompt = (editor: Editor) => editor.node('Prompt').getByRole('textbox');

/** The output that shows prompts: another one shows what is rebuilt. */
const output = (editor: Editor) => editor.nodes().filter({ has: editor.page.getByRole('heading', { name: 'Image Output' }) }).filter({ has: editor.page.locator('figcaption') });

async function reading(editor: Editor, figure: string): Promise<number> {
  return Number(await editor.figure('VAE Trainer', figure).innerText());
}
