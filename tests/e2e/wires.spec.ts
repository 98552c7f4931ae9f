/** Drawing wires: what does not fit is dimmed and refused in words, an empty place offers what fits. */
import type { Page } from '@playwright/test';
import { smallGan } from './support/graphs';
import { expect, test } from './support/test';

test.describe('a wire', () => {
  test('between shapes that do not fit is refused, naming both nodes and both shapes', async ({ editor, page }) => {
    const small = smallGan('Misfit');
    const layers = [{ kind: 'dense', params: { units: 48 } }, { kind: 'reshape', params: { shape: '4x4x3' } }];
    const edges = small.edges.filter(({ to }) => to.node !== 'discriminator' || to.port !== 'fake');
    await editor.openGraph({ ...small, edges, nodes: { ...small.nodes, generator: { ...small.nodes.generator, params: { layers } } } });

    await editor.dragWire(['Generator', 'images'], ['Discriminator', 'fake']);
    const refusal = page.getByRole('alert').filter({ hasText: 'Generator' });
    await expect(refusal).toContainText('4×4×3');
    await expect(refusal).toContainText('28×28×1');
    await expect(refusal).toContainText('Discriminator');
    await expect(editor.wires()).toHaveCount(edges.length);
  });

  test('between kinds that do not fit is refused, naming both nodes', async ({ editor, page }) => {
    await editor.openGraph({ ...smallGan('Kinds'), edges: [] });
    await editor.dragWire(['Noise Source', 'latent'], ['Image Output', 'images']);
    const refusal = page.getByRole('alert').filter({ hasText: 'Noise Source' });
    await expect(refusal).toContainText('Image Output');
    await expect(editor.wires()).toHaveCount(0);
  });

  test('dims the ports that it does not fit while it is dragged', async ({ editor }) => {
    await editor.openGraph({ ...smallGan('Dimmed'), edges: [] });
    const opacity = (node: string, port: string) =>
      editor.port(node, port).locator('..').evaluate((row) => Number(getComputedStyle(row).opacity) * Number(getComputedStyle(row.firstElementChild!).opacity));
    await editor.grabWire(['Noise Source', 'latent']);
    await expect.poll(() => opacity('Image Output', 'images')).toBeLessThan(0.6);
    await expect.poll(() => opacity('GAN Trainer', 'real logits')).toBeLessThan(0.6);
    expect(await opacity('Generator', 'latent')).toBe(1);
    await editor.dropOn(editor.port('Generator', 'latent'));
    await expect.poll(() => opacity('Image Output', 'images')).toBe(1);
    await expect(editor.wires()).toHaveCount(1);
  });

  test('dropped on empty canvas offers what fits, and connects what is chosen', async ({ editor, page }) => {
    await editor.newGraph();
    await editor.dragNode('Noise Source', { x: 0.2, y: 0.3 });
    await editor.grabWire(['Noise Source', 'latent']);
    await editor.dropAt({ x: 0.6, y: 0.4 });
    const offer = page.getByRole('dialog', { name: 'Add a node' });
    await expect(offer.getByRole('option', { name: /^Generator/ })).toBeVisible();
    await expect(offer.getByRole('option', { name: /^Apply Network/ })).toBeVisible();
    await expect(offer.getByRole('option', { name: /^(Noise Source|Dataset|Image Output|Loss Chart)/ })).toHaveCount(0);
    await page.keyboard.type('gener');
    await page.keyboard.press('Enter');
    await expect(editor.node('Generator')).toBeVisible();
    await expect(editor.wires()).toHaveCount(1);
    await expect(editor.port('Generator', 'latent')).toHaveAccessibleName('latent 100');
  });

  test('takes the place of the wire that was at the same input', async ({ editor }) => {
    await editor.openGraph(smallGan('Replaced'));
    await editor.dragWire(['Dataset', 'images'], ['Image Output', 'images']);
    await expect(editor.page.getByRole('group', { name: /from digits to samples/ })).toHaveCount(1);
    await expect(editor.wires()).toHaveCount(7);
  });
});

test('double click and Space open the palette where the pointer is', async ({ editor, page }) => {
  await editor.newGraph();
  const offer = page.getByRole('dialog', { name: 'Add a node' });
  await editor.canvas.dblclick({ position: { x: 300, y: 200 } });
  await offer.getByRole('option', { name: /^Dataset/ }).click();
  await page.mouse.move(700, 500);
  await page.keyboard.press('Space');
  await page.keyboard.type('chart');
  await page.keyboard.press('Enter');
  await expect(editor.node('Dataset')).toBeVisible();
  await expect(editor.node('Loss Chart')).toBeVisible();
  await expect(offer).toHaveCount(0);
});

test('labels of wires between close nodes stand clear of them', async ({ editor }) => {
  expect(await hiddenLabels(editor.page)).toEqual([]);
  await editor.openTemplate('VAE on digits');
  await expect(editor.node('VAE Trainer')).toBeVisible();
  expect(await hiddenLabels(editor.page)).toEqual([]);
});

/** Labels whose letters a node covers in part. */
function hiddenLabels(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const nodes = [...document.querySelectorAll('.react-flow__node')].map((node) => node.getBoundingClientRect());
    const labels = [...document.querySelectorAll('.wire-label')];
    if (labels.length === 0) throw new Error('No wire has a label');
    const isHidden = (label: Element): boolean => {
      const letters = document.createRange();
      letters.selectNodeContents(label);
      const { left, right, top, bottom } = letters.getBoundingClientRect();
      return nodes.some((node) => left < node.right && right > node.left && top < node.bottom && bottom > node.top);
    };
    return labels.filter(isHidden).map((label) => label.textContent ?? '');
  });
}
