/** The cold start: little script before the first paint, and soon a canvas that answers. */
import { gzipSync } from 'node:zlib';
import { Editor } from './support/editor';
import { expect, test } from './support/test';

const mostScript = 300_000;
const longestStart = 1500;
/** Other programs may want the processors: one of so many starts must do. */
const mostStarts = 12;

test('at most 300 kB of script, gzipped, come before the first paint', async ({ request }) => {
  const html = await (await request.get('./')).text();
  const scripts = [...html.matchAll(/<(?:script|link rel="modulepreload")[^>]*(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => path!);
  expect(scripts.length).toBeGreaterThan(1);
  const sizes = await Promise.all(scripts.map(async (path) => gzipSync(await (await request.get(path)).body()).length));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(mostScript);
});

test('the canvas answers within 1.5 s of a cold start', async ({ browser, baseURL }) => {
  let best = Number.POSITIVE_INFINITY;
  for (let start = 0; start < mostStarts && best >= longestStart; start++) {
    // Nothing is stored or cached in it.
    const context = await browser.newContext({ baseURL });
    const page = await context.newPage();
    await page.addInitScript(noteAnswer);
    await page.goto('./');
    await page.locator('.react-flow__node').first().click();
    const answered = await page.waitForFunction(() => performance.getEntriesByName('answered')[0]?.startTime);
    best = Math.min(best, (await answered.jsonValue())!);
    await context.close();
  }
  expect(best).toBeLessThan(longestStart);
});

test('a press of Run all counts before the graph is open', async ({ page }) => {
  await page.addInitScript(pressAtOnce);
  await page.goto('./');
  const samples = new Editor(page).node('Image Output').getByRole('img', { name: '25 samples' });
  await expect(samples).toBeVisible({ timeout: 60_000 });
});

test('a press of the menu counts in whose midst its code arrives', async ({ page }) => {
  let arrive = () => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/OpeningMenu/, async (route) => {
    await held;
    await route.continue();
  });
  const arrived = page.waitForResponse(/OpeningMenu.*js$/);
  await page.goto('./');
  await page.getByRole('button', { name: 'Menu', exact: true }).hover();
  await page.mouse.down();
  arrive();
  await (await arrived).finished();
  // What arrived has time to take its place.
  await page.waitForTimeout(500);
  await page.mouse.up();
  await page.getByRole('menuitem', { name: 'Template gallery' }).click();
  await expect(page.getByRole('region', { name: 'Templates' })).toBeVisible();
});

/** Presses, in the page, Run all in the moment that the button is there. */
function pressAtOnce(): void {
  const observer = new MutationObserver(() => {
    const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.includes('Run all'));
    if (!button) return;
    observer.disconnect();
    button.click();
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** Marks, in the page, the frame in which a node shows as selected. */
function noteAnswer(): void {
  if (document.querySelector('.react-flow__node.selected')) performance.mark('answered');
  else requestAnimationFrame(noteAnswer);
}
