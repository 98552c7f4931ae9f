import { expect, it } from 'vitest';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import type { GraphDocument } from '../../../../src/runtime/graph/document';
import type { RuntimeEvent } from '../../../../src/runtime/protocol';
import { GraphRun } from '../../../../src/runtime/worker/graphRun';
import { drawn } from '../../nodes/networks/drawings';
import { gan, layer, withParams } from '../compile/documents';
import { referenceServices } from './services';

const ends = { out: ['dense', { units: 784 }], squash: 'sigmoid', shape: 'reshape' } as const;
const generator = drawn({ hidden: ['dense', { units: 3 }], ...ends }, 'input > hidden', 'hidden > out', 'out > squash', 'squash > shape', 'shape > output');
const longer = drawn(
  { hidden: ['dense', { units: 3 }], extra: ['dense', { units: 3 }], sum: 'add', ...ends },
  'input > hidden', 'hidden > extra', 'extra > sum', 'hidden > sum.second', 'sum > out', 'out > squash', 'squash > shape', 'shape > output',
);

const small = gan({
  noise: { dim: 2, samples: 2 },
  digits: { samples: 2 },
  generator: { layers: generator },
  discriminator: { layers: [layer('flatten'), layer('dense', { units: 1 })] },
  trainer: { batch: 2, steps: 3 },
});

const services = referenceServices();

async function run(document: GraphDocument, watched?: string): Promise<RuntimeEvent[]> {
  const events: RuntimeEvent[] = [];
  const graphRun = new GraphRun({ runId: 'r', graphId: 'g', document, targets: 'all' }, services, (event) => events.push(event));
  if (watched !== undefined) graphRun.watch(watched);
  await graphRun.execute();
  return events;
}

const checkpointOf = (events: readonly RuntimeEvent[]) => events.flatMap((event) => (event.kind === 'checkpoint' ? [event.hash] : [])).at(-1)!;
const codesOf = (events: readonly RuntimeEvent[]) => events.flatMap((event) => (event.kind === 'problems' ? event.problems.map(({ code }) => code) : []));

it('keeps the weights of nodes that an edit elsewhere leaves alone, and trains on from them', async () => {
  const first = await run(small);
  const trained = withParams(small, { trainer: { checkpoint: checkpointOf(first) } });
  const weightsOf = (document: GraphDocument) => services.weights.of(document, inferTypes(document), 'generator', checkpointOf(first));
  const [before, after] = [await weightsOf(trained), await weightsOf(withParams(trained, { generator: { layers: longer } }))];
  for (const name of ['hidden.kernel', 'hidden.bias', 'out.kernel', 'out.bias']) expect(after[`generator/${name}`]).toEqual(before[`generator/${name}`]);
  expect(after['generator/extra.kernel']).toHaveLength(9);
  expect(before['generator/hidden.kernel']).not.toEqual((await services.weights.of(small, inferTypes(small), 'generator', ''))['generator/hidden.kernel']);

  const second = await run(withParams(trained, { generator: { layers: longer } }));
  expect(codesOf(second)).toContain('checkpoint-partly-fits');
  expect(second.find((event) => event.kind === 'metrics')).toMatchObject({ chunk: { firstStep: 1 } });
});

it('shows what is inside by the names of the nodes', async () => {
  const inside = (await run(small, 'generator')).findLast((event) => event.kind === 'inside');
  expect(inside?.layers.map(({ name, weights }) => [name, weights.map((weight) => weight.name).join(' ')])).toEqual([['hidden', 'kernel bias'], ['out', 'kernel bias'], ['squash', ''], ['shape', '']]);
});

it('does not train a drawing that is not finished, and says where', async () => {
  const open = drawn({ hidden: ['dense', { units: 3 }], sum: 'add' }, 'input > hidden', 'hidden > sum', 'sum > output');
  const events = await run(withParams(small, { generator: { layers: open } }));
  const problems = events.flatMap((event) => (event.kind === 'problems' && event.node === 'generator' ? event.problems : []));
  expect(problems).toMatchObject([{ code: 'input-missing', inside: { node: 'sum', port: 'second' } }]);
  expect(events.some((event) => event.kind === 'metrics')).toBe(false);
});
