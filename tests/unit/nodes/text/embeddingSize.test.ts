import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { wordfinder, wordfinderSize } from '../../../../src/nodes/text/models';

it('knows how many numbers the model that comes with the app gives', () => {
  const config = JSON.parse(readFileSync(`public/models/${wordfinder.replace('built-in:', '')}/config.json`, 'utf8')) as { hidden_size: number };
  expect(wordfinderSize).toBe(config.hidden_size);
});
