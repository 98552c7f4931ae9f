import { expect, it } from 'vitest';
import type { Json } from '../../../../src/runtime/graph/document';
import { loadDocument } from '../../../../src/runtime/graph/load';
import type { Problem } from '../../../../src/runtime/graph/problems';
import { CounterRandom } from '../../../../src/runtime/tensor/random';
import { GraphRun } from '../../../../src/runtime/worker/graphRun';
import { gan, layer } from '../compile/documents';
import { drawn } from '../../nodes/networks/drawings';
import { mutate } from '../graph/mutate';
import { referenceServices } from './services';

const small = gan({
  noise: { dim: 2, samples: 2 },
  digits: { samples: 2 },
  generator: { layers: [layer('dense', { units: 3 }), layer('batchNorm'), layer('dense', { units: 784 }), layer('sigmoid'), layer('reshape')] },
  discriminator: { layers: [layer('flatten'), layer('dense', { units: 2 }), layer('dropout'), layer('dense', { units: 1 })] },
  trainer: { batch: 2, steps: 2 },
});

const generator = drawn(
  { hidden: ['dense', { units: 3 }], act: 'relu', sum: 'add', out: ['dense', { units: 784 }], squash: 'sigmoid', shape: 'reshape' },
  'input > hidden', 'hidden > act', 'act > sum', 'hidden > sum.second', 'sum > out', 'out > squash', 'squash > shape', 'shape > output',
);

/** A copy with damaged parameters of one node, so that more of it still runs. */
function withDamagedParams(random: CounterRandom): Json {
  const damaged = structuredClone(small);
  const nodes = Object.values(damaged.nodes);
  const node = nodes[random.integer(nodes.length)]!;
  node.params = mutate(node.params, random) as typeof node.params;
  return damaged as unknown as Json;
}

/** A copy whose generator is drawn, with damage in the drawing alone. */
function withDamagedDrawing(random: CounterRandom): Json {
  const damaged = structuredClone(small);
  damaged.nodes.generator!.params.layers = mutate(generator, random);
  return damaged as unknown as Json;
}

/** Runs a document to its first metrics, or to its end. */
async function run(json: Json): Promise<{ ended: string; problems: Problem[] } | null> {
  const { document } = loadDocument(json);
  if (!document) return null;
  const problems: Problem[] = [];
  let ended = '';
  const graphRun: GraphRun = new GraphRun({ runId: 'r', graphId: 'g', document, targets: 'all' }, referenceServices(), (event) => {
    if (event.kind === 'problems') problems.push(...event.problems);
    if (event.kind === 'metrics') graphRun.cancel();
    if (event.kind === 'run') ended = event.state;
  });
  await graphRun.execute();
  return { ended, problems };
}

it.each([
  ['files', (random: CounterRandom) => mutate(small as unknown as Json, random)],
  ['parameters', withDamagedParams],
  ['drawings', withDamagedDrawing],
])('ends every run of 80 damaged %s with problems on nodes, never with a fault of its own', { timeout: 60_000 }, async (_what, damage) => {
  const codes = new Set<string>();
  for (let seed = 0; seed < 80; seed++) {
    const result = await run(damage(new CounterRandom(seed, 3)));
    if (!result) continue;
    expect(['ended', 'cancelled'], `seed ${seed}`).toContain(result.ended);
    expect(result.problems.filter(({ code }) => code === 'run-failed'), `seed ${seed}`).toEqual([]);
    for (const { code } of result.problems) codes.add(code);
  }
  expect(codes.size).toBeGreaterThan(5);
});
