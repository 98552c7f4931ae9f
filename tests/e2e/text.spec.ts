/** Text on the canvas with the model that comes with the app; the network beyond it is cut off. */
import type { Locator } from '@playwright/test';
import { test } from './support/offline';
import { expect } from './support/test';

test('continues a text, token by token, and tells how sure it was', async ({ editor }) => {
  await editor.openTemplate('Continue a text');
  const model = editor.node('GPT-2');
  const lengths = await watchText(model);
  await editor.runAll();
  await editor.rested();
  await editor.expectStatus('GPT-2', 'done');
  expect(new Set(await lengths()).size).toBeGreaterThan(3);

  const written = await textOf(editor.node('Text Output'));
  const prompt = 'Artificial Intelligence is revolutionizing the way we create content. The future of';
  expect(written.startsWith(prompt)).toBe(true);
  expect(written.length).toBeGreaterThan(prompt.length);
  await expect(model.getByText(/\d+ tokens · [\d.]+ tokens\/s/)).toBeVisible();

  const node = editor.node('Token Probabilities');
  await node.getByRole('listbox', { name: 'Tokens of text 1' }).focus();
  for (let token = 0; token < 4; token++) {
    const shares = await probabilities(node);
    expect(shares.length).toBeGreaterThan(8);
    for (const share of shares) expect(share >= 0 && share <= 1).toBe(true);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
    await editor.page.keyboard.press('ArrowRight');
  }
  await expect(node.getByRole('option', { selected: true })).toHaveCount(1);

  await node.getByRole('option').first().hover();
  const hovered = await probabilities(node);
  expect(hovered.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
  await expect(node.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
});

test('writes something for every template that comes with the app', async ({ editor }) => {
  const written: Record<string, RegExp> = {
    'Idea, story, title': /^The story of the \w[^]+There was once a \w[^]+One day/,
    'Product advertisement': /^Come and see a lantern[^]+that \w[^]+!\s+Made for travellers/,
    'News draft': /^A bear came to the market this morning\. The people of the old town said that \w+/,
    'Quiz question': /^Where is the \w[^?]+\?\s+– In the \w[^.]+\.$/,
    'Social posts': /^Oh, what a day! I went for a walk by the sea, and there I saw a \w+/,
  };
  for (const [title, text] of Object.entries(written)) {
    await test.step(title, async () => {
      await editor.openTemplate(title);
      await editor.runAll();
      await editor.rested();
      await editor.expectStatus('Text Output', 'done');
      expect(await textOf(editor.node('Text Output'))).toMatch(text);
    });
  }
});

test('runs a chain of three models and shows the text of each', async ({ editor }) => {
  await editor.openGraph(threeHops);
  await editor.runAll();
  await editor.rested();
  const models = editor.nodes().filter({ has: editor.page.getByRole('heading', { name: 'GPT-2' }) });
  await expect(models).toHaveCount(3);
  const texts = await Promise.all([0, 1, 2].map((hop) => textOf(models.nth(hop))));
  expect(texts[0]).toMatch(/^There was once a./);
  expect(texts[1]).toMatch(/ One day./);
  expect(texts[1]!.startsWith(texts[0]!)).toBe(true);
  expect(texts[2]!.startsWith(`${texts[1]} So`)).toBe(true);
  expect(await textOf(editor.node('Text Output'))).toBe(texts[2]);
});

test('stops within a token and keeps what was written', async ({ editor }) => {
  await editor.openTemplate('Continue a text');
  await editor.setNumber('GPT-2', 'Max length', 250);
  const model = editor.node('GPT-2');
  await editor.runAll();
  await model.getByRole('button', { name: 'Stop' }).click();
  await editor.expectStatus('GPT-2', 'cancelled');
  await editor.expectStatus('Text Output', 'cancelled');
  await expect(model.getByText('stopped here')).toBeVisible();
  const kept = await textOf(model);
  expect(kept).toMatch(/^Artificial/);
  await editor.page.waitForTimeout(300);
  expect(await textOf(model)).toBe(kept);
});

test('cuts, decodes, fills, rewrites and embeds with the models that come with the app', async ({ editor }) => {
  await editor.openGraph(otherNodes);
  await editor.runAll();
  await editor.rested();
  for (const title of ['Tokenizer', 'Decode', 'Fill Mask', 'Text to Text', 'Text Embedding']) await editor.expectStatus(title, 'done');
  const chips = editor.node('Tokenizer').getByRole('option');
  await expect(editor.node('Tokenizer').getByText(`${await chips.count()} tokens`)).toBeVisible();
  await expect(chips.first()).toHaveText(/^The\d+$/);
  await expect(chips.first()).toHaveAttribute('title', /^id \d+$/);
  expect(await textOf(editor.node('Decode'))).toBe('The king sat on his throne.');
  await expect(editor.node('Fill Mask').getByText(/sat on his throne\.$/)).toBeVisible();
  const shares = await sharesOf(editor.node('Fill Mask').getByRole('list', { name: 'What fits mask 1' }));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
  expect((await textOf(editor.node('Text to Text'))).length).toBeGreaterThan(0);
  await expect(editor.node('Text Embedding').getByText(/^-?\d\.\d{3} like the first$/)).toBeVisible();
});

test('gives a template an input for each name, and wires follow a name that changes', async ({ editor }) => {
  await editor.openGraph(wiredTemplate);
  const node = editor.node('Prompt Template');
  const field = node.getByRole('textbox', { name: 'Template' });
  await field.focus();
  await editor.page.keyboard.press('End');
  await editor.page.keyboard.type(' and {{other}}');
  await expect(node.getByLabel('other text')).toBeVisible();
  await field.fill('Of {{hero}} and {{other}}');
  await expect(editor.wires()).toHaveCount(1);
  await editor.runAll();
  await expect(node.getByText('Nothing is connected to “other”.')).toBeVisible();
  await field.fill('Of {{hero}}: {{{hero}}}');
  await editor.runAll();
  await expect(node.getByText('Of a {{fox}}: {a {{fox}}}')).toBeVisible();
});

const node = (type: string, params: Record<string, unknown> = {}) => ({ type, typeVersion: 1, params });
const wire = (from: string, fromPort: string, to: string, toPort: string) => ({ from: { node: from, port: fromPort }, to: { node: to, port: toPort } });

/** A beginning, what happened, how it ended: each model writes a few tokens. */
const threeHops = {
  format: 'latentloom',
  version: 1,
  meta: { name: 'Three hops' },
  nodes: {
    beginning: node('prompt', { text: 'There was once a' }),
    first: node('gpt-2', { maxLength: 12 }),
    next: node('prompt-template', { template: '{{beginning}} One day' }),
    second: node('gpt-2', { maxLength: 24 }),
    last: node('prompt-template', { template: '{{story}} So' }),
    third: node('gpt-2', { maxLength: 36 }),
    page: node('text-output'),
  },
  edges: [
    wire('beginning', 'text', 'first', 'prompt'),
    wire('first', 'text', 'next', 'beginning'),
    wire('next', 'text', 'second', 'prompt'),
    wire('second', 'text', 'last', 'story'),
    wire('last', 'text', 'third', 'prompt'),
    wire('third', 'text', 'page', 'text'),
  ],
  layout: {},
};

/** A model of each kind. */
const otherNodes = {
  format: 'latentloom',
  version: 1,
  meta: { name: 'Other nodes' },
  nodes: {
    sentence: node('prompt', { text: 'The king sat on his throne.' }),
    gap: node('prompt', { text: 'The [MASK] sat on his throne.' }),
    pair: node('prompt', { text: 'The king sat on his throne.\nThe queen wept.', lines: true }),
    tokenizer: node('tokenizer'),
    decode: node('decode'),
    mask: node('fill-mask'),
    rewrite: node('text-to-text', { task: 'summarise', maxLength: 16 }),
    embed: node('text-embedding'),
  },
  edges: [
    wire('sentence', 'text', 'tokenizer', 'text'),
    wire('tokenizer', 'ids', 'decode', 'ids'),
    wire('gap', 'text', 'mask', 'text'),
    wire('sentence', 'text', 'rewrite', 'text'),
    wire('pair', 'text', 'embed', 'text'),
  ],
  layout: {},
};

const wiredTemplate = {
  format: 'latentloom',
  version: 1,
  meta: { name: 'Template' },
  nodes: {
    prompt: node('prompt', { text: 'a {{fox}}' }),
    template: node('prompt-template', { template: 'Of {{topic}}' }),
  },
  edges: [wire('prompt', 'text', 'template', 'topic')],
  layout: { prompt: { x: 0, y: 0 }, template: { x: 400, y: 0 } },
};

/** The first text that a node shows, with what it was given. */
async function textOf(node: Locator): Promise<string> {
  const text = node.getByRole('group', { name: 'Text' }).getByRole('paragraph').first();
  return text.evaluate((paragraph) => [...paragraph.childNodes].filter((part) => !(part instanceof HTMLElement && /number|mark/.test(part.className))).map((part) => part.textContent).join(''));
}

/** Records how long the text of a node was whenever it changed; the function gives the record. */
async function watchText(node: Locator): Promise<() => Promise<number[]>> {
  const group = await node.getByRole('group', { name: 'Text' }).elementHandle();
  const record = await group!.evaluateHandle((element) => {
    const lengths: number[] = [];
    new MutationObserver(() => lengths.push(element.textContent.length)).observe(element, { childList: true, characterData: true, subtree: true });
    return lengths;
  });
  return () => record.jsonValue();
}

function probabilities(node: Locator): Promise<number[]> {
  return sharesOf(node.getByRole('list', { name: 'What could have stood here' }));
}

/** The probabilities in a list, those of everything else with them. */
function sharesOf(list: Locator): Promise<number[]> {
  return list.getByRole('listitem').evaluateAll((items) => items.map((item) => Number(item.dataset.probability)));
}
