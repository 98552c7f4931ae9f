/** The list of language models that come with the app. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeShippedModels } from '../../../scripts/lib/modelIndex';

it('tells exactly what is shipped', () => {
  expect(JSON.parse(readFileSync('public/models/index.json', 'utf8'))).toEqual(describeShippedModels());
});
