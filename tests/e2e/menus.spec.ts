/** The menu of the canvas and of its nodes, however it is asked for. */
import { smallGan } from './support/graphs';
import { expect, test } from './support/test';

test.beforeEach(async ({ editor }) => {
  await editor.openGraph(smallGan('Menus'));
});

test('a right click on a node offers what can be done with it', async ({ editor, page }) => {
  await editor.node('Noise Source').getByRole('heading').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(editor.nodes()).toHaveCount(8);
  await expect(page.getByRole('menu')).toHaveCount(0);
});

test('a right click beside the nodes offers what can be done with the canvas, where it was', async ({ editor, page }) => {
  const { x, y, width } = (await editor.canvas.boundingBox())!;
  await page.mouse.click(x + width / 2, y + 12, { button: 'right' });
  const menu = page.getByRole('menu');
  const place = (await menu.boundingBox())!;
  expect(Math.hypot(place.x - x - width / 2, place.y - y - 12)).toBeLessThan(24);
  await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a second right click moves the menu, and Escape closes it', async ({ editor, page }) => {
  const { x, y, width } = (await editor.canvas.boundingBox())!;
  await page.mouse.click(x + width / 2, y + 12, { button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Paste' })).toBeVisible();
  await editor.node('Noise Source').getByRole('heading').click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
});

test('a long press does what a right click does', async ({ editor, page }) => {
  const heading = editor.node('Noise Source').getByRole('heading');
  await heading.dispatchEvent('pointerdown', { pointerType: 'touch', bubbles: true });
  await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible();
});
