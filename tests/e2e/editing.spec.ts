/** Undo and redo of everything with gestures grouped, copy and paste, delete. */
import type { Editor } from './support/editor';
import { smallGan } from './support/graphs';
import { expect, test } from './support/test';

test.describe('editing', () => {
  test.beforeEach(async ({ editor }) => {
    await editor.openGraph(smallGan('Edited'));
    await expect(editor.nodes()).toHaveCount(7);
  });

  test('a drag of a node is undone at once, and done again', async ({ editor, page }) => {
    const node = editor.node('Noise Source');
    await node.getByRole('heading').hover();
    const before = await placeOf(editor);
    await page.mouse.down();
    const { x, y } = (await node.boundingBox())!;
    for (let step = 1; step <= 10; step++) await page.mouse.move(x + 60 + step * 10, y + 10 + step * 6);
    await page.mouse.up();
    const after = await placeOf(editor);
    expect(after.x - before.x).toBeGreaterThan(40);

    await page.keyboard.press('Control+z');
    expect(await placeOf(editor)).toEqual(before);
    await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
    await page.keyboard.press('Control+Shift+z');
    expect(await placeOf(editor)).toEqual(after);
  });

  test('dragging a number is one edit', async ({ editor, page }) => {
    await editor.select('Noise Source');
    const field = editor.field('Dimensions');
    await field.hover();
    const { x, y } = (await field.boundingBox())!;
    await page.mouse.down();
    for (let step = 1; step <= 8; step++) {
      await page.mouse.move(x + 30 + step * 5, y + 8);
      // Longer than any pause between edits that are undone together.
      if (step === 4) await page.waitForTimeout(1000);
    }
    await page.mouse.up();
    await expect(field).not.toHaveAttribute('aria-valuenow', '16');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(field).toHaveAttribute('aria-valuenow', '16');
    await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  });

  test('what is deleted comes back with its wires', async ({ editor, page }) => {
    await editor.select('Generator');
    await page.keyboard.press('Delete');
    await expect(editor.nodes()).toHaveCount(6);
    await expect(editor.wires()).toHaveCount(4);
    await page.keyboard.press('Control+z');
    await expect(editor.nodes()).toHaveCount(7);
    await expect(editor.wires()).toHaveCount(7);
    await page.keyboard.press('Control+y');
    await expect(editor.nodes()).toHaveCount(6);
  });

  test('a wire is deleted on its own', async ({ editor, page }) => {
    await editor.wires().first().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Delete');
    await expect(editor.wires()).toHaveCount(6);
    await expect(editor.nodes()).toHaveCount(7);
  });

  test('nodes are copied and pasted with the wires between them', async ({ editor, page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await editor.select('Noise Source');
    await page.keyboard.down('Shift');
    await editor.node('Generator').getByRole('heading').click();
    await page.keyboard.up('Shift');
    await expect(editor.inspector).toContainText('2 nodes selected');
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+v');
    await expect(editor.nodes()).toHaveCount(9);
    await expect(editor.wires()).toHaveCount(8);
    await page.keyboard.press('Control+v');
    await expect(editor.nodes()).toHaveCount(11);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(editor.nodes()).toHaveCount(7);
    await expect(editor.wires()).toHaveCount(7);
  });

  test('keys typed into a field stay in the field', async ({ editor, page }) => {
    await editor.select('Noise Source');
    await editor.name.click();
    await page.keyboard.type('Delete f');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await expect(editor.name).toHaveValue('Delete');
    await expect(editor.nodes()).toHaveCount(7);
  });

  test('layers are added, edited, moved and removed, with shapes and counts that follow', async ({ editor, page }) => {
    await editor.select('Discriminator');
    const layers = editor.inspector.getByRole('list', { name: 'Layers' });
    await expect(layers.getByRole('listitem')).toHaveCount(4);
    await expect(editor.node('Discriminator')).toContainText('12 577');
    await editor.inspector.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('menuitem', { name: 'Dropout' }).click();
    await expect(layers.getByRole('listitem')).toHaveCount(5);
    await layers.getByRole('button', { name: 'Move Dropout, layer 5', exact: true }).focus();
    await page.keyboard.press('ArrowUp');
    await expect(layers.getByRole('listitem').nth(3)).toContainText('Dropout');
    await layers.getByRole('spinbutton', { name: 'Units' }).first().click();
    await page.keyboard.type('8');
    await page.keyboard.press('Enter');
    await expect(editor.node('Discriminator')).toContainText('6 289');
    await layers.getByRole('button', { name: 'Remove Flatten, layer 1' }).click();
    await expect(editor.inspector).toContainText('needs a flat input');
  });
});

/** Where Noise Source lies on the screen. */
async function placeOf(editor: Editor): Promise<{ x: number; y: number }> {
  const { x, y } = (await editor.node('Noise Source').boundingBox())!;
  return { x: Math.round(x), y: Math.round(y) };
}
