/** Graphs as files: out by the menu, in by the menu or by a drop; what is broken changes nothing. */
import { readFile } from 'node:fs/promises';
import { Editor } from './support/editor';
import { smallGan } from './support/graphs';
import { expect, test } from './support/test';

test('an exported graph opens in a fresh profile, is the same and runs', async ({ editor, profile }) => {
  await editor.openGraph(smallGan('Shared', { steps: 20 }));
  const exported = await exportedBy(editor);

  const other = new Editor(await profile.open());
  await other.open();
  await other.dropFiles(other.canvas, [{ name: 'shared.json', bytes: Buffer.from(exported) }]);
  await expect(other.name).toHaveValue('Shared');
  await expect(other.wires()).toHaveCount(7);
  expect(JSON.parse(await exportedBy(other))).toEqual(JSON.parse(exported));
  await other.useWasm();
  await other.runAll();
  await other.stepsDone(20);
  await expect(other.node('Image Output').getByRole('img', { name: '25 samples' })).toBeVisible();
});

test('a file is opened however long a person looks for it', async ({ editor, page }) => {
  await page.evaluate(rememberPicker);
  await editor.menu('Import JSON…');
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await page.evaluate(pickAtLast, JSON.stringify(smallGan('Found at last')));
  await expect(editor.name).toHaveValue('Found at last');
});

/** In the page: the system's dialog stays closed, and only what the editor itself holds survives. */
function rememberPicker(): void {
  HTMLInputElement.prototype.click = function remember() {
    Object.assign(window, { picker: new WeakRef(this) });
  };
}

/** In the page: gives a file to what asked for one. */
function pickAtLast(content: string): void {
  const picker = (window as unknown as { picker: WeakRef<HTMLInputElement> }).picker.deref();
  if (!picker) throw new Error('Nobody waits for the file any more');
  const files = new DataTransfer();
  files.items.add(new File([content], 'graph.json', { type: 'application/json' }));
  picker.files = files.files;
  picker.dispatchEvent(new Event('change'));
}

const good = smallGan('Broken');

const broken: Record<string, { file: unknown; says: RegExp[] }> = {
  'is not JSON': { file: '{"format": "latentloom", nodes', says: [/This is not JSON/] },
  'is JSON of something else': { file: [1, 2, 3], says: [/At file/] },
  'has no format': { file: { ...good, format: 'comfy' }, says: [/At format/] },
  'is of a later version': { file: { ...good, version: 99 }, says: [/version 99/] },
  'has a wire to nowhere': {
    file: { ...good, edges: [...good.edges, { from: { node: 'noise', port: 'latent' }, to: { node: 'ghost', port: 'latent' } }] },
    says: [/edges\.7/, /“ghost”/],
  },
  'wires one input twice': {
    file: { ...good, edges: [...good.edges, { from: { node: 'digits', port: 'images' }, to: { node: 'samples', port: 'images' } }] },
    says: [/edges\.7/, /second wire/],
  },
  'has prototype keys': {
    file: JSON.stringify(good).replace('"nodes":{', '"nodes":{"__proto__":{"type":"dataset","typeVersion":1,"params":{}},'),
    says: [/nodes\.__proto__/, /not allowed/],
  },
  'has constructor keys': {
    file: { ...good, nodes: { ...good.nodes, constructor: good.nodes.noise } },
    says: [/nodes\.constructor/, /not allowed/],
  },
  'lies at an endless place': {
    file: JSON.stringify(good).replace('"noise":{"x":0', '"noise":{"x":1e999'),
    says: [/layout\.noise\.x/],
  },
  'has a node without parameters': { file: { ...good, nodes: { ...good.nodes, noise: { type: 'noise-source' } } }, says: [/nodes\.noise\.typeVersion/, /nodes\.noise\.params/] },
  'has a drawn network with a wire to nowhere': {
    file: { ...good, nodes: { ...good.nodes, generator: { type: 'generator', typeVersion: 1, params: { layers: { nodes: {}, edges: [{ from: { node: 'a', port: 'output' }, to: { node: 'b', port: 'input' } }] } } } } },
    says: [/nodes\.generator\.params\.layers\.edges\.0/, /“a”/],
  },
  'is nested without end': {
    file: JSON.stringify(good).replace('"dim":16', `"dim":${'['.repeat(5000)}${']'.repeat(5000)}`),
    says: [/nodes\.noise\.params\.dim/],
  },
};

test('a broken or hostile file says what is wrong and where, and changes nothing', async ({ editor, page }) => {
  await editor.openGraph(smallGan('Untouched'));
  const before = await exportedBy(editor);
  for (const [what, { file, says }] of Object.entries(broken)) {
    await test.step(`a file that ${what}`, async () => {
      await editor.importFile(file);
      await expect(editor.dialog.getByText('This file was not opened')).toBeVisible();
      for (const words of says) await expect(editor.dialog).toContainText(words);
      await editor.dialog.getByRole('button', { name: 'Close' }).click();
      await expect(editor.dialog).toHaveCount(0);
      await expect(editor.name).toHaveValue('Untouched');
    });
  }
  await test.step('a drop of one on the canvas does no more', async () => {
    await editor.dropFiles(editor.canvas, [{ name: 'broken.json', bytes: Buffer.from('[]') }]);
    await expect(editor.dialog).toContainText('This file was not opened');
    await editor.dialog.getByRole('button', { name: 'Close' }).click();
  });
  expect(await exportedBy(editor)).toBe(before);
  await page.reload();
  await expect(editor.name).toHaveValue('Untouched');
});

test('a file with impossible numbers opens, and the node says which', async ({ editor }) => {
  await editor.openGraph(smallGan('Too much', { batch: 1e15 }));
  await editor.runAll();
  await expect(editor.node('GAN Trainer')).toContainText(/1000000000000000|1e\+?15/);
  await editor.rested();
});

async function exportedBy(editor: Editor): Promise<string> {
  const download = editor.page.waitForEvent('download');
  await editor.menu('Export JSON');
  return readFile(await (await download).path(), 'utf8');
}
