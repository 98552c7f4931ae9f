import { expect, it } from 'vitest';
import type { GraphRun } from '../../../src/runtime/worker/graphRun';
import { withEmptyDatabase } from '../storage/support';
import { Workbench, of, storedGan } from './runs';

withEmptyDatabase();

async function insideOf(network: string | null) {
  const document = await storedGan(30);
  const watch = (run: GraphRun) => run.watch(network);
  const { ended } = new Workbench().start(document, 'all', (event, run) => event.kind === 'run' && event.state === 'started' && watch(run));
  return of(await ended, 'inside');
}

it('looks into every layer of a network that trains', async () => {
  const last = (await insideOf('discriminator')).at(-1)!;
  expect(last).toMatchObject({ node: 'discriminator', step: 30 });
  expect(last.layers.map(({ kind }) => kind)).toEqual(['flatten', 'dense', 'leakyRelu', 'dense']);
  const [, dense, leaky] = last.layers;
  expect(dense!.weights.map(({ name }) => name)).toEqual(['kernel', 'bias']);
  const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  expect(total(dense!.weights[0]!.values.counts)).toBe(16 * 6);
  expect(dense!.weights[0]!.gradients.deviation).toBeGreaterThan(0);
  expect(total(leaky!.activations!.counts)).toBe(64 * 6);
});

it('looks into none where nobody watches', async () => {
  expect(await insideOf(null)).toEqual([]);
});
