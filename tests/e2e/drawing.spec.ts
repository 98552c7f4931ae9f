/** Networks drawn from nodes: opened by a double click, wired with a skip, trained, found again. */
import { smallGan } from './support/graphs';
import { expect, test } from './support/test';

/** Enough to look at the losses before the end. */
const steps = 2000;

test('a generator is opened, redrawn with a skip, trained, and found again after a reload', async ({ editor, page }) => {
  await editor.useWasm();
  await editor.openGraph(smallGan('Drawn', { steps }));
  await editor.node('Generator').getByRole('heading').dblclick();
  const path = page.getByRole('navigation', { name: 'Where you are' });
  await expect(path).toContainText('Drawn');
  await expect(path).toContainText('Generator');
  await expect(path).toContainText('Laid out from its list of layers');
  await expect(editor.nodes()).toHaveCount(7);
  await expect(editor.node('Dense')).toContainText('272 weights');

  // A second Dense around which a skip leads.
  await editor.node('ReLU').click();
  await page.keyboard.press('Delete');
  await editor.dragNode('Dense', { x: 0.35, y: 0.75 });
  await editor.inspector.getByRole('spinbutton', { name: 'Units' }).click();
  await page.keyboard.type('16');
  await page.keyboard.press('Enter');
  await editor.dragNode('Add', { x: 0.6, y: 0.75 });
  await expect(path).not.toContainText('Laid out');
  const port = (node: string, label: RegExp) => page.locator(`.react-flow__node[data-id="${node}"]`).getByLabel(label);
  const wire = async (from: ReturnType<typeof port>, to: ReturnType<typeof port>) => {
    const before = await editor.wires().count();
    await from.hover();
    await page.mouse.down();
    await editor.dropOn(to);
    await expect(editor.wires()).toHaveCount(before + 1);
  };
  await wire(port('0.dense', /^output/), port('dense', /^input/));
  await wire(port('dense', /^output/), port('add', /^input/));
  await wire(port('0.dense', /^output/), port('add', /^second/));
  await wire(port('add', /^output/), port('2.dense', /^input/));
  await expect(editor.node('Add')).toContainText('16');

  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(path).toBeHidden();
  await expect(editor.nodes()).toHaveCount(7);
  await expect(editor.node('Generator')).toContainText('Add');
  await editor.runAll();
  await editor.stepsDone(5);
  await editor.expectLossMoving('Generator');
  await editor.rested();
  expect(await editor.step()).toBe(steps);
  await editor.expectStatus('Generator', 'done');

  await page.reload();
  await expect(editor.name).toHaveValue('Drawn');
  await editor.select('Generator');
  await page.keyboard.press('Enter');
  await expect(editor.nodes()).toHaveCount(8);
  await expect(editor.wires()).toHaveCount(8);
  await expect(editor.node('Add')).toBeVisible();
  await expect(editor.canvas).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('.react-flow__node:focus')).toHaveAttribute('data-id', 'generator');
});

test('a wrong shape inside is told on its node, outside, and in the list of problems, which leads there', async ({ editor, page }) => {
  await editor.openGraph(smallGan('Wrong'));
  await editor.select('Discriminator');
  await editor.inspector.getByRole('button', { name: 'Draw as a diagram' }).click();
  await expect(editor.node('Flatten')).toBeVisible();
  await editor.node('Flatten').click();
  await page.keyboard.press('Delete');
  const output = page.locator('.react-flow__node[data-id="input"]').getByLabel(/^input/);
  await output.hover();
  await page.mouse.down();
  await editor.dropOn(page.locator('.react-flow__node[data-id="1.dense"]').getByLabel(/^input/));
  await expect(editor.node('Dense')).toContainText('needs a flat input but gets 3 dimensions');

  await page.getByRole('navigation', { name: 'Where you are' }).getByRole('button').click();
  await expect(editor.node('Discriminator')).toContainText('Inside, Dense: It needs a flat input');
  await page.getByRole('button', { name: /^Problems/ }).click();
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: /Inside, Dense/ }).click();
  await expect(editor.node('Network Output')).toBeVisible();
  await expect(editor.inspector.getByRole('heading', { name: 'Dense' })).toBeVisible();

  // Undo crosses the border: it goes to where the change was.
  await page.getByRole('navigation', { name: 'Where you are' }).getByRole('button').click();
  await page.keyboard.press('Control+z');
  await expect(editor.node('Network Output')).toBeVisible();
  await expect(editor.wires()).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(editor.wires()).toHaveCount(5);
  await expect(page.getByText('Laid out from its list of layers')).toBeVisible();
});

test('layers are offered inside only, and a chain becomes a list again', async ({ editor, page }) => {
  await editor.openGraph(smallGan('Chain'));
  await expect(page.getByRole('option', { name: /^Conv2D / })).toBeHidden();
  await editor.node('Generator').getByRole('heading').dblclick();
  await expect(page.getByRole('option', { name: /^Conv2D / })).toBeVisible();
  await expect(page.getByRole('option', { name: /^Dataset / })).toBeHidden();
  await editor.node('ReLU').click();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('Laid out from its list of layers')).toBeHidden();
  await page.getByRole('navigation', { name: 'Where you are' }).getByRole('button').click();
  await expect(editor.inspector.getByRole('button', { name: 'Open the drawing' })).toBeVisible();
  await editor.inspector.getByRole('button', { name: 'List', exact: true }).click();
  await expect(editor.inspector.getByRole('list', { name: 'Layers' }).getByRole('listitem')).toHaveCount(5);
});
