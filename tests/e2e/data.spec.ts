/** One's own data: IDX files picked or dropped, the public MNIST only when asked for. */
import { existsSync, readFileSync } from 'node:fs';
import { Editor, type TestFile } from './support/editor';
import { smallGan } from './support/graphs';
import { pictureOf } from './support/pictures';
import { expect, test } from './support/test';

/** An IDX file of unsigned bytes with `sizes` and `content`. */
function idx(name: string, sizes: readonly number[], content: readonly number[]): TestFile {
  const header = sizes.flatMap((size) => [size >>> 24, (size >>> 16) & 255, (size >>> 8) & 255, size & 255]);
  return { name, bytes: Uint8Array.from([0, 0, 8, sizes.length, ...header, ...content]) };
}

const side = 8;
const count = 20;
const images = idx('marks-images', [count, side, side], Array.from({ length: count * side * side }, (_, at) => (at * 37) % 256));
const labels = idx('marks-labels', [count], Array.from({ length: count }, (_, at) => at % 10));

const mnist = '../shared/data/mnist/';

test.describe('IDX files', () => {
  test.beforeEach(async ({ editor }) => {
    await editor.openGraph(smallGan('Data', { steps: 10 }));
    await editor.select('Dataset');
  });

  test('that are picked become the data, and are there again after a reload', async ({ editor, page }) => {
    await pick(editor, [images, labels]);
    await expect(editor.port('Dataset', 'images')).toHaveAccessibleName('images 8×8×1');
    await expect(chosenData(editor)).toContainText('20 examples');
    await page.reload();
    await expect(editor.port('Dataset', 'images')).toHaveAccessibleName('images 8×8×1');
    await expect(chosenData(editor)).toContainText('20 examples');
    expect((await pictureOf(editor.node('Dataset'))).levels).toBeGreaterThan(20);
  });

  test('that are dropped on the node become its data', async ({ editor }) => {
    await editor.dropFiles(editor.node('Dataset').getByRole('img'), [images, labels]);
    await expect(editor.port('Dataset', 'images')).toHaveAccessibleName('images 8×8×1');
  });

  test('that are wrong get a pointed error, and the data stays', async ({ editor }) => {
    const wrong: Record<string, [TestFile[], RegExp]> = {
      'one file alone': [[images], /Two IDX files are needed together/],
      'a wrong magic': [[{ name: 'pictures', bytes: new TextEncoder().encode('PNG and so on, not IDX') }, labels], /pictures is not an IDX file: it begins with 0x504e4720/],
      'a truncated file': [[{ ...images, bytes: images.bytes.slice(0, -5) }, labels], /marks-images is cut off: \d+ bytes expected, \d+ found/],
      'mismatched counts': [[images, idx('few-labels', [3], [0, 1, 2])], /marks-images has 20 images, but few-labels has 3 labels/],
      'a damaged gzip': [[{ name: 'images.gz', bytes: Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8) }, labels], /images\.gz is a damaged gzip file/],
    };
    for (const [what, [files, says]] of Object.entries(wrong)) {
      await test.step(what, async () => {
        await pick(editor, files);
        await expect(editor.inspector.getByRole('alert')).toContainText(says);
        await expect(chosenData(editor)).toContainText('Stroke Digits');
        await expect(editor.port('Dataset', 'images')).toHaveAccessibleName('images 28×28×1');
      });
    }
    await pick(editor, [labels, images]);
    await expect(editor.inspector.getByRole('alert')).toHaveCount(0);
  });

  test('of the real MNIST train a GAN', async ({ editor }) => {
    test.skip(!existsSync(mnist), 'the MNIST files are not beside the checkout');
    const files = ['t10k-images-idx3-ubyte.gz', 't10k-labels-idx1-ubyte.gz'].map((name) => ({ name, bytes: readFileSync(mnist + name) }));
    await pick(editor, files);
    await expect(chosenData(editor)).toContainText('10000 examples', { timeout: 30_000 });
    await editor.runAll();
    await editor.stepsDone(10);
    await editor.rested();
    await editor.expectStatus('GAN Trainer', 'done');
  });
});

test.describe('the public MNIST', () => {
  const hosts = /storage\.googleapis\.com|ossci-datasets\.s3\.amazonaws\.com/;

  test('is asked for first, and a failed download leaves the data as it was', async ({ editor, page }) => {
    const asked: string[] = [];
    await page.route(hosts, (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    await editor.openGraph(smallGan('Download'));
    await editor.select('Dataset');
    const download = editor.inspector.getByRole('button', { name: 'MNIST…' });
    await download.click();
    await expect(editor.dialog).toContainText('9.9 MB, from storage.googleapis.com');
    await editor.dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(asked).toEqual([]);

    await download.click();
    await editor.dialog.getByRole('button', { name: 'Download 9.9 MB' }).click();
    await expect(editor.inspector.getByRole('alert')).toContainText('cannot be reached');
    expect(asked.length).toBeGreaterThan(0);
    await expect(chosenData(editor)).toContainText('Stroke Digits');
  });

  test('that is not the published file is not used', async ({ editor, page }) => {
    const cors = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };
    await page.route(hosts, (route) => route.fulfill({ body: Buffer.from(images.bytes), headers: cors }));
    await editor.select('Dataset');
    await editor.inspector.getByRole('button', { name: 'MNIST…' }).click();
    await editor.dialog.getByRole('button', { name: 'Download 9.9 MB' }).click();
    await expect(editor.inspector.getByRole('alert')).toContainText('is not the published file');
    await expect(chosenData(editor)).toContainText('Stroke Digits');
  });
});

test('nothing leaves the page’s own origin unasked', async ({ page, context, baseURL }) => {
  const elsewhere: string[] = [];
  const origin = new URL(baseURL!).origin;
  context.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) elsewhere.push(request.url());
  });
  const editor = new Editor(page);
  await editor.open();
  await editor.useWasm();
  await editor.runAll();
  await editor.rested();
  await editor.openGraph(smallGan('At home', { steps: 20 }));
  await editor.runAll();
  await editor.stepsDone(20);
  await editor.rested();
  await editor.menu('Save as template');
  await page.reload();
  await expect(editor.name).toHaveValue('At home');
  expect(elsewhere).toEqual([]);
});

/** The option that the data field of the node shows. */
function chosenData(editor: Editor) {
  return editor.node('Dataset').getByRole('combobox', { name: 'Data' }).getByRole('option', { selected: true });
}

async function pick(editor: Editor, files: readonly TestFile[]): Promise<void> {
  const chooser = editor.page.waitForEvent('filechooser');
  await editor.inspector.getByRole('button', { name: 'Files…' }).click();
  await (await chooser).setFiles(files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })));
}
