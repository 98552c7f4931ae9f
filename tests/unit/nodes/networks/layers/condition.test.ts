import { expect, it } from 'vitest';
import { networkWeights, traceLayers } from '../../../../../src/nodes/networks/network';
import { conditionalConvolutionalDiscriminator, conditionalGenerator } from '../../../../../src/nodes/networks/presets';
import { layer, run } from './run';

const labels = { shape: [], values: [2, 0] };

it('makes a flat row longer by a one-hot class', async () => {
  const result = await run([layer('condition', { classes: 3 })], [2, 2], [5, 6, 7, 8], false, {}, labels);
  expect(result).toEqual([5, 6, 0, 0, 1, 7, 8, 1, 0, 0]);
});

it('gives every pixel of a picture the whole label as further channels', async () => {
  const pixels = Array.from({ length: 2 * 3 * 2 }, (_, index) => index + 10);
  const result = await run([layer('condition', { classes: 3 })], [2, 3, 2, 1], pixels, false, {}, labels);
  const expected = pixels.flatMap((pixel, index) => [pixel, ...(index < 6 ? [0, 0, 1] : [1, 0, 0])]);
  expect(result).toEqual(expected);
});

it('takes a row of numbers as it is', async () => {
  const result = await run([layer('condition')], [2, 1, 2, 1], [1, 2, 3, 4], false, {}, { shape: [2], values: [0.5, -1, 0.25, 8] });
  expect(result).toEqual([1, 0.5, -1, 2, 0.5, -1, 3, 0.25, 8, 4, 0.25, 8]);
});

it('learns a vector for each class, and a matrix for rows of numbers', async () => {
  const learned = [layer('condition', { encoding: 'learned', classes: 3, size: 2 })];
  const kernel = [1, 2, 3, 4, 5, 6];
  expect(await run(learned, [2, 1], [9, 8], false, { '0.condition.kernel': kernel }, labels)).toEqual([9, 5, 6, 8, 1, 2]);
  const rows = { shape: [3], values: [1, 1, 0, 0, 0, 2] };
  expect(await run(learned, [2, 1], [9, 8], false, { '0.condition.kernel': kernel }, rows)).toEqual([9, 4, 6, 8, 10, 12]);
});

it('is told nothing by a class beyond the table', async () => {
  expect(await run([layer('condition', { classes: 2 })], [1, 1], [4], false, {}, { shape: [], values: [7] })).toEqual([4, 0, 0]);
});

it.each<[string, (number | string)[], (number | string)[] | null, unknown]>([
  ['adds the classes to a latent', [100], [], [110]],
  ['adds the classes to the channels of a picture', [28, 28, 1], [], [28, 28, 11]],
  ['adds the length of a row', [100], [6], [106]],
  ['names a sum of sizes that are not known', ['D'], ['E'], ['D+E']],
  ['needs to be told something', [100], null, 'layer-condition-missing'],
  ['needs at least a row', [], [], 'layer-needs-vector'],
])('%s', (_sentence, input, condition, expected) => {
  const [{ output, problem } = { output: null }] = traceLayers([layer('condition')], input, condition);
  expect(problem?.code ?? output).toEqual(expected);
});

it('has weights once it is known what it is told', () => {
  const layers = [layer('condition', { encoding: 'learned', size: 4 })];
  expect(networkWeights({ layers, input: [3], condition: [], seed: 0 })).toMatchObject([{ name: '0.condition.kernel', shape: [10, 4] }]);
  expect(networkWeights({ layers, input: [3], condition: ['E'], seed: 0 })).toEqual([]);
});

it('leads through the conditional presets', () => {
  expect(traceLayers(conditionalGenerator, [100], []).at(-1)!.output).toEqual([28, 28, 1]);
  const shapes = traceLayers(conditionalConvolutionalDiscriminator, [28, 28, 1], []).map(({ output }) => output);
  expect([shapes[0], shapes.at(-1)]).toEqual([[28, 28, 11], [1]]);
});
