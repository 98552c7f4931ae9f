/** Graphs to start from: the shipped one on the first visit, one's own beside it. */
import { smallGan } from './support/graphs';
import { expect, test } from './support/test';

test('the first visit opens the shipped GAN, ready to run', async ({ editor, page }) => {
  await expect(editor.name).toHaveValue('Dense GAN on digits');
  await expect(editor.nodes()).toHaveCount(7);
  await expect(editor.wires()).toHaveCount(7);
  await expect(page.getByRole('button', { name: 'Run all' })).toBeEnabled();
  await expect(editor.node('Generator').getByText('114 576')).toBeVisible();
  await page.getByRole('button', { name: /^Problems/ }).click();
  await expect(page.getByText('No problems.')).toBeVisible();
});

test('a graph saved as a template starts a new graph, and the template can be deleted', async ({ editor, page }) => {
  await editor.openGraph(smallGan('My pattern'));
  await editor.menu('Save as template');
  await expect(page.getByText('Saved “My pattern” as a template')).toBeVisible();

  await editor.menu('New graph');
  await expect(editor.nodes()).toHaveCount(0);
  await editor.menu('Template gallery');
  const gallery = page.getByRole('region', { name: 'Templates' });
  await gallery.getByRole('button', { name: 'My pattern', exact: true }).click();
  await expect(editor.name).toHaveValue('My pattern');
  await expect(editor.nodes()).toHaveCount(7);
  await expect(editor.wires()).toHaveCount(7);

  await gallery.getByRole('button', { name: 'Delete My pattern' }).click();
  await editor.dialog.or(page.getByRole('alertdialog')).getByRole('button', { name: 'Delete' }).click();
  await expect(gallery.getByText('A graph that you save as a template appears here.')).toBeVisible();
  await expect(editor.nodes()).toHaveCount(7);
});
