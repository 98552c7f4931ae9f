import { expect, it } from 'vitest';
import { networkWeights, traceLayers } from '../../../../../src/nodes/networks/network';
import { wordsEncoder } from '../../../../../src/nodes/networks/presets';
import { CAPTION_LENGTH, vocabulary } from '../../../../../src/runtime/data/captions/vocabulary';
import { layer, run } from './run';

const table = { '0.embeddingBag.table': [1, 2, 3, 4, 5, 6] };
const bag = (mode: string) => [layer('embeddingBag', { rows: 3, size: 2, mode })];

it('adds up the vectors of the words, in whatever order; numbers beyond the table count nothing', async () => {
  expect(await run(bag('sum'), [2, 3], [0, 2, 3, 2, 3, 0], false, table)).toEqual([6, 8, 6, 8]);
});

it('takes their mean, and nothing where there is no word', async () => {
  expect(await run(bag('mean'), [2, 3], [0, 2, 3, 3, 3, 3], false, table)).toEqual([3, 4, 0, 0]);
});

it('takes one list for each example', () => {
  const [trace] = traceLayers(bag('sum'), [4, 4]);
  expect(trace!.problem).toMatchObject({ code: 'layer-needs-vector', values: { rank: 2 } });
});

it('leads through the preset for words, with a vector for each', () => {
  expect(traceLayers(wordsEncoder, [CAPTION_LENGTH]).at(-1)!.output).toEqual([12]);
  expect(networkWeights({ layers: wordsEncoder, input: [CAPTION_LENGTH], seed: 0 })[0]).toMatchObject({ shape: [vocabulary.length, 12] });
});
