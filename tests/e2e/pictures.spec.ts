/** One's own pictures: dropped on the dataset, asked about, read, counted. */
import type { Page } from '@playwright/test';
import { zipSync } from 'fflate';
import type { TestFile } from './support/editor';
import { expect, test } from './support/test';

/** A PNG of one colour. */
async function png(page: Page, name: string, colour: string): Promise<TestFile> {
  const bytes = await page.evaluate(async (fill) => {
    const canvas = new OffscreenCanvas(20, 12);
    const context = canvas.getContext('2d')!;
    context.fillStyle = fill;
    context.fillRect(0, 0, 20, 12);
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
  }, colour);
  return { name, bytes: Uint8Array.from(bytes) };
}

const table: TestFile = { name: 'labels.csv', bytes: new TextEncoder().encode('file,label\na.png,dark\nb.png,light\nc.png,light\n') };

test('pictures with a table of labels become a data set', async ({ editor, page }) => {
  await editor.newGraph();
  await editor.dragNode('Dataset', { x: 0.4, y: 0.3 });
  const files = [await png(page, 'a.png', '#000'), await png(page, 'b.png', '#fff'), await png(page, 'c.png', '#eee'), table];
  await editor.dropFiles(editor.node('Dataset').getByRole('img'), [...files, { name: 'd.png', bytes: new Uint8Array(4) }]);
  await expect(editor.dialog).toContainText('labels.csv has no label for 1 of the pictures, such as d.png');
  await editor.dialog.getByRole('button', { name: 'Cancel' }).click();

  await editor.dropFiles(editor.node('Dataset').getByRole('img'), files);
  await expect(editor.dialog).toContainText('3 pictures Classes by table: dark (1), light (2)');
  await editor.dialog.getByLabel('Name').fill('shades');
  await editor.dialog.getByLabel('Colours').selectOption('Colour');
  await editor.dialog.getByRole('button', { name: 'Add' }).click();
  await expect(editor.dialog).toBeHidden();
  await expect(editor.node('Dataset')).toContainText('28×28×3');

  await page.getByRole('button', { name: 'Data', exact: true }).click();
  await page.getByRole('button', { name: /^shades/ }).click();
  await expect(page.getByLabel('Examples of each class')).toHaveText(/dark\s*1\s*light\s*2/);
});

test('files that are no pictures are told, and what can be read is kept', async ({ editor, page }) => {
  await editor.newGraph();
  await editor.dragNode('Dataset', { x: 0.4, y: 0.3 });
  const text = (name: string, content: string): TestFile => ({ name, bytes: new TextEncoder().encode(content) });
  const refused: [TestFile, RegExp][] = [
    [text('notes.txt', 'no picture'), /No pictures are among these files \(notes\.txt\)/],
    [{ name: 'empty.zip', bytes: zipSync({}) }, /No pictures are among these files \(empty\.zip\)/],
    [text('broken.zip', 'no zip'), /broken\.zip is not a zip that can be read/],
  ];
  for (const [file, says] of refused) {
    await editor.dropFiles(editor.node('Dataset').getByRole('img'), [file]);
    await expect(editor.dialog.getByRole('alert')).toContainText(says);
    await editor.dialog.getByRole('button', { name: 'Cancel' }).click();
  }
  const good = await png(page, 'good.png', '#fff');
  await editor.dropFiles(editor.node('Dataset').getByRole('img'), [good, text('broken.png', 'no picture'), text('labels.csv', 'good.png,1\nbroken.png,1\ngone.png,1\n')]);
  await expect(editor.dialog).toContainText('also names what is not among the files, such as gone.png (1 in all)');
  await editor.dialog.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByText('broken.png cannot be read as a picture, so it was left out')).toBeVisible();
  await expect(editor.node('Dataset').getByRole('combobox', { name: 'Data' }).getByRole('option', { selected: true })).toContainText('1 example');
  await expect(editor.node('Dataset')).toContainText('1 to learn from · 0 held out');
});

test('what is drawn is shown behind it while drawing', async ({ editor, page }) => {
  await editor.newGraph();
  await editor.dragNode('Drawing Pad', { x: 0.3, y: 0.2 });
  await editor.dragNode('Image Output', { x: 0.7, y: 0.2 });
  await editor.wire(['Drawing Pad', 'image'], ['Image Output', 'images']);
  const box = (await editor.node('Drawing Pad').getByRole('img').boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.5);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.5, { steps: 4 });
  await page.mouse.up();
  await expect(editor.node('Image Output').getByRole('img', { name: '1 samples' })).toBeVisible();
});
