import { expect, test } from 'vitest';
import { readCard } from '../../../../src/editor/models/card';

const card = `---
license: mit
language: en
---

# latentloom/storyteller

A GPT-2 that \`continues\` **tales**,
line by line.

## Figures

- loss: 3.1
- words: 1,000

\`\`\`
npm run train

# not a heading
\`\`\`
`;

test('a card is read block by block, with its licence', () => {
  expect(readCard(card)).toEqual({
    licence: 'mit',
    blocks: [
      { kind: 'paragraph', text: 'A GPT-2 that continues tales, line by line.' },
      { kind: 'heading', text: 'Figures' },
      { kind: 'list', items: ['loss: 3.1', 'words: 1,000'] },
      { kind: 'code', text: 'npm run train\n\n# not a heading' },
    ],
  });
});

test('a text that is no card is shown as it is', () => {
  expect(readCard('<b>plain</b>')).toEqual({ licence: '', blocks: [{ kind: 'paragraph', text: '<b>plain</b>' }] });
});
