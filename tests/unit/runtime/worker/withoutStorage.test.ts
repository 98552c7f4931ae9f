import { expect, it } from 'vitest';
import type { RuntimeEvent } from '../../../../src/runtime/protocol';
import { GraphRun } from '../../../../src/runtime/worker/graphRun';
import { gan, layer, withParams } from '../compile/documents';
import { referenceServices } from './services';

const small = gan({
  noise: { dim: 2, samples: 2 },
  digits: { samples: 2 },
  generator: { layers: [layer('dense', { units: 784 }), layer('sigmoid'), layer('reshape')] },
  discriminator: { layers: [layer('flatten'), layer('dense', { units: 1 })] },
  trainer: { batch: 2, steps: 3 },
});

it('trains to the end where nothing can be saved, says so, and goes on from memory', async () => {
  expect(globalThis.indexedDB).toBeUndefined();
  const services = referenceServices();
  const run = async (document: typeof small) => {
    const events: RuntimeEvent[] = [];
    await new GraphRun({ runId: 'r', graphId: 'g', document, targets: 'all' }, services, (event) => events.push(event)).execute();
    return events;
  };
  const first = await run(small);
  expect(first.findLast((event) => event.kind === 'node' && event.node === 'trainer')).toMatchObject({ state: 'done' });
  expect(first.flatMap((event) => (event.kind === 'problems' ? event.problems.map(({ code, severity }) => `${severity} ${code}`) : []))).toContain('warning storage-unavailable');
  const checkpoint = first.flatMap((event) => (event.kind === 'checkpoint' ? [event.hash] : [])).at(-1)!;
  const second = await run(withParams(small, { trainer: { checkpoint, steps: 5 } }));
  expect(second.find((event) => event.kind === 'metrics')).toMatchObject({ chunk: { firstStep: 4 } });
});
