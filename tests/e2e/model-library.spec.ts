/** Language models of one's own: from files, from the hub, listed with their sizes, chosen in nodes, deleted. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Editor, TestFile } from './support/editor';
import { commit, Hub } from './support/hub';
import { continuation, loose, tinyModel, zipped } from './support/models';
import { keepToOrigin } from './support/origin';
import { expect, test } from './support/test';

const teller = 'GPT-2';
const repository = 'someone/tiny-gpt2';
const reference = `hub:${repository}@${commit}#fp32`;

/** What a worker has to do first may take its time on a busy machine. */
const expectSoon = expect.configure({ timeout: 60_000 });

test.describe('one’s own files', () => {
  test.beforeEach(async ({ context, baseURL }) => void (await keepToOrigin(context, baseURL!)));

  test('in a zip become a model that is listed, chosen, run and deleted', async ({ editor, page }) => {
    await editor.openGraph(continuation('Own files'));
    await openLibrary(page);
    await expect(library(page)).toContainText('config.json');
    await pick(page, 'Files…', [zipped('tales', tinyModel(7))]);
    const item = entry(page, 'tales');
    await expectSoon(item).toContainText(/Continues text · \d+ kB/);

    await chooseModel(editor, 'tales');
    await editor.runAll();
    await expectTale(editor);

    await item.getByRole('button', { name: 'Actions for tales' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const question = page.getByRole('dialog', { name: 'Delete “tales”?' });
    await expect(question).toContainText('The node GPT-2 of this graph uses it');
    await question.getByRole('button', { name: 'Delete' }).click();
    await expect(item).toHaveCount(0);
    await expect(editor.node(teller)).toContainText('The files of this model are not in this browser');
  });

  test('in a folder become a model, and are there again after a reload', async ({ editor: { page } }) => {
    const folder = mkdtempSync(join(tmpdir(), 'model-'));
    for (const [path, bytes] of tinyModel(7)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    await openLibrary(page);
    const chooser = page.waitForEvent('filechooser');
    await library(page).getByRole('button', { name: 'Folder…' }).click();
    await (await chooser).setFiles(folder);
    const item = library(page).getByRole('listitem').filter({ hasText: 'model-' });
    await expectSoon(item).toContainText('Continues text');
    await page.reload();
    await expectSoon(item).toContainText('Continues text');
    rmSync(folder, { recursive: true });
  });

  test('that are dropped on a node are its model at once', async ({ editor }) => {
    await editor.openGraph(continuation('Dropped'));
    await editor.dropFiles(modelField(editor), loose(tinyModel(7)));
    await expectSoon(modelField(editor)).toHaveText('gpt2');
    await editor.runAll();
    await expectTale(editor);
  });

  test('that ONNX Runtime cannot read are said to be so on the node, and the rest of the graph runs', async ({ editor, page }) => {
    const graph = continuation('Broken');
    const other = { ...graph.nodes.teller, params: { maxLength: 8 } };
    const wire = { from: { node: 'prompt', port: 'text' }, to: { node: 'other', port: 'prompt' } };
    await editor.openGraph({ ...graph, nodes: { ...graph.nodes, other }, edges: [...graph.edges, wire], layout: { ...graph.layout, other: { x: 320, y: 560 } } });
    await openLibrary(page);
    const wrong: Record<string, [Map<string, Uint8Array<ArrayBuffer>>, RegExp]> = {
      weights: [tinyModel(7).set('onnx/model.onnx', new Uint8Array(400).fill(7)), /weights of “weights” are not an ONNX file/],
      tokenizer: [tinyModel(7).set('config.json', smallVocabulary(tinyModel(7).get('config.json')!)), /tokenizer does not belong to “tokenizer”/],
    };
    for (const [name, [files, says]] of Object.entries(wrong)) {
      await test.step(name, async () => {
        await pick(page, 'Files…', [zipped(name, files)]);
        await expectSoon(entry(page, name)).toBeVisible();
        await chooseModel(editor, name);
        await editor.runAll();
        await expectSoon(editor.node(teller)).toContainText(says);
        await editor.rested();
        await editor.expectStatus('Text Output', 'blocked');
        await expect(editor.nodes().filter({ has: page.getByRole('heading', { name: teller }) }).nth(1)).toHaveAttribute('data-status', 'done');
      });
    }
  });

  test('that are no model are refused, and what is missing is named', async ({ editor: { page } }) => {
    await openLibrary(page);
    const files = loose(tinyModel(7));
    const without = (name: string) => files.filter((file) => file.name !== name);
    const wrong: Record<string, [TestFile[], RegExp]> = {
      'no config': [without('config.json'), /lacks config\.json/],
      'no tokenizer': [without('tokenizer.json'), /lacks tokenizer\.json/],
      'no weights': [without('model.onnx'), /lacks onnx\/model\.onnx/],
      'nothing of a model': [[{ name: 'cat.png', bytes: new Uint8Array(9) }], /cat\.png.+lacks config\.json/],
      'a damaged zip': [[{ name: 'tales.zip', bytes: zipped('tales', tinyModel(7)).bytes.slice(0, 900) }], /tales\.zip is not a zip that can be read/],
    };
    for (const [what, [picked, says]] of Object.entries(wrong)) {
      await test.step(what, async () => {
        await pick(page, 'Files…', picked);
        await expect(library(page).getByRole('alert')).toContainText(says);
        await library(page).getByRole('button', { name: 'Dismiss' }).click();
      });
    }
    await expect(library(page)).toContainText('None of your own yet');
  });
});

test.describe('the hub', () => {
  test('is asked for nothing before the button, then the model is fetched, listed and run', async ({ editor, page }) => {
    const hub = await Hub.serve(page, repository, tinyModel(7));
    await editor.openGraph(continuation('Hub'));
    await modelField(editor).click();
    await page.getByRole('menuitem', { name: 'Get from Hugging Face…' }).click();
    await editor.dialog.getByLabel('Repository').fill(repository);
    await editor.dialog.getByLabel('Weights').selectOption('fp32');
    expect(hub.asked).toEqual([]);

    await ask(editor);
    const offer = editor.dialog.getByRole('region', { name: repository });
    await expect(offer).toContainText('GPT2LMHeadModel');
    await expect(offer).toContainText('mit');
    await expect(offer).toContainText(commit.slice(0, 7));
    await expect(offer.getByRole('row', { name: /^onnx\/model\.onnx \d+ kB$/ })).toBeVisible();
    expect(hub.fetched).toEqual([]);
    expect(hub.asked).toHaveLength(1);

    hub.delayMs = 300;
    await offer.getByRole('button', { name: /^Download \d+ kB$/ }).click();
    await expect(editor.dialog.getByRole('progressbar', { name: `Download of ${repository}` })).toBeVisible();
    await expect(editor.dialog).toContainText(/\d+ k?B of \d+ kB/);
    await expect(editor.dialog).toHaveCount(0);
    await expect(modelField(editor)).toHaveText('tiny-gpt2 · fp32');
    await openLibrary(page);
    await expect(entry(page, repository)).toContainText(`fp32 · ${commit.slice(0, 7)}`);
    await editor.runAll();
    await expectTale(editor);
  });

  test('a download that breaks off goes on with what is missing', async ({ editor, page }) => {
    const hub = await Hub.serve(page, repository, tinyModel(7));
    hub.broken.add('onnx/model.onnx');
    await openLibrary(page);
    await lookUp(editor, repository);
    await editor.dialog.getByRole('button', { name: /^Download/ }).click();
    await expect(editor.dialog.getByRole('alert')).toContainText('cannot be reached');
    await expect(editor.dialog).toContainText(/Stopped at [\d.]+ kB of \d+ kB/);
    const before = hub.fetched.length;

    hub.broken.clear();
    await editor.dialog.getByRole('button', { name: 'Go on' }).click();
    await expect(editor.dialog).toHaveCount(0);
    expect(hub.fetched.slice(before)).toEqual(['onnx/model.onnx']);
    await expect(entry(page, repository)).toContainText('Continues text');
  });

  test('a download is cancelled, and can be taken up again later', async ({ editor, page }) => {
    const hub = await Hub.serve(page, repository, tinyModel(7));
    await openLibrary(page);
    await lookUp(editor, repository);
    hub.delayMs = 1500;
    await editor.dialog.getByRole('button', { name: /^Download/ }).click();
    await page.keyboard.press('Escape');
    await library(page).getByRole('button', { name: `Cancel the download of ${repository}` }).click();
    await expect(library(page)).toContainText('Stopped at');
    await library(page).getByRole('button', { name: 'Dismiss' }).click();
    await expect(entry(page, repository)).toContainText('incomplete');

    hub.delayMs = 0;
    await entry(page, repository).getByRole('button', { name: `Actions for ${repository}` }).click();
    await page.getByRole('menuitem', { name: 'Go on with the download…' }).click();
    await expect(editor.dialog.getByLabel('Revision')).toHaveValue(commit);
    await ask(editor);
    await editor.dialog.getByRole('button', { name: /^Download/ }).click();
    await expect(entry(page, repository)).toContainText('Continues text');
  });

  test('what it does not have, or no network, is said in words', async ({ editor, page }) => {
    const hub = await Hub.serve(page, repository, tinyModel(7));
    await openLibrary(page);
    const alert = editor.dialog.getByRole('alert');
    await lookUp(editor, 'someone/nothing');
    await expect(alert).toContainText('no public repository “someone/nothing”');
    await editor.dialog.getByLabel('Repository').fill('not a name');
    await ask(editor);
    await expect(alert).toContainText('owner/name');
    await editor.dialog.getByLabel('Repository').fill(repository);
    await editor.dialog.getByLabel('Revision').fill('v9');
    await ask(editor);
    await expect(alert).toContainText('no revision “v9”');
    await editor.dialog.getByLabel('Revision').fill('main');
    await editor.dialog.getByLabel('Weights').selectOption('q4');
    await ask(editor);
    await expect(alert).toContainText('It has fp32');
    hub.reachable = false;
    await ask(editor);
    await expect(alert).toContainText('cannot be reached');
  });

  test('a graph that names a model which is not here offers to get that very one', async ({ editor, page }) => {
    const hub = await Hub.serve(page, repository, tinyModel(7));
    await editor.openGraph(continuation('Named', { model: reference }));
    await expect(editor.node(teller)).toContainText('tiny-gpt2 · fp32 is not in this browser');
    await editor.runAll();
    await editor.expectStatus(teller, 'problem');
    await editor.press(teller, 'Get it…');
    await expect(editor.dialog.getByLabel('Repository')).toHaveValue(repository);
    await expect(editor.dialog.getByLabel('Revision')).toHaveValue(commit);
    await expect(editor.dialog.getByLabel('Weights')).toHaveValue('fp32');
    expect(hub.asked).toEqual([]);
    await ask(editor);
    await editor.dialog.getByRole('button', { name: /^Download/ }).click();
    await expect(editor.node(teller)).not.toContainText('is not in this browser');
    await editor.runAll();
    await expectTale(editor);
  });
});

/** A configuration that knows fewer tokens than the tokenizer does. */
function smallVocabulary(config: Uint8Array): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify({ ...JSON.parse(new TextDecoder().decode(config)), vocab_size: 200 }));
}

const library = (page: Page) => page.getByRole('region', { name: 'Models' });

/** A model in the library, by its whole name. */
const entry = (page: Page, name: string) => library(page).getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });

const modelField = (editor: Editor) => editor.node(teller).getByRole('button', { name: /^Model: / });

async function openLibrary(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Models', exact: true }).click();
  await expect(library(page).getByRole('button', { name: 'Hugging Face…' })).toBeVisible();
}

/** The prompt is there, and what the model made of it. */
async function expectTale(editor: Editor): Promise<void> {
  await expectSoon(editor.node('Text Output')).toContainText(/Once.+/);
}

async function chooseModel(editor: Editor, name: string): Promise<void> {
  await modelField(editor).click();
  await editor.page.getByRole('menuitemradio', { name: new RegExp(`^${name}`) }).click();
  await expect(modelField(editor)).toHaveText(name);
}

/** Opens the hub's dialog from the library and asks for a repository's exact weights. */
async function lookUp(editor: Editor, id: string): Promise<void> {
  await library(editor.page).getByRole('button', { name: 'Hugging Face…' }).click();
  await editor.dialog.getByLabel('Repository').fill(id);
  await editor.dialog.getByLabel('Weights').selectOption('fp32');
  await ask(editor);
}

async function ask(editor: Editor): Promise<void> {
  await editor.dialog.getByRole('button', { name: 'Look up on huggingface.co' }).click();
}

async function pick(page: Page, button: string, files: readonly TestFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await library(page).getByRole('button', { name: button }).click();
  await (await chooser).setFiles(files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })));
}
