import { expect, it, onTestFinished } from 'vitest';
import { connectRuntime } from '../../../src/runtime/client';
import type { RuntimeEvent } from '../../../src/runtime/protocol';
import { rememberDevices } from '../../../src/runtime/worker/deviceMemory';
import { withEmptyDatabase } from '../storage/support';
import { of, states, storedGan } from './runs';

withEmptyDatabase();

it('trains and draws a graph with generated kernels where WebGPU is chosen', async () => {
  await rememberDevices({ choice: 'webgpu', reports: [{ device: 'webgpu', engine: 'webgpu', available: true, description: 'WebGPU', probeMs: 1 }] });
  const events: RuntimeEvent[] = [];
  const client = connectRuntime();
  client.onEvents((group) => events.push(...group));
  onTestFinished(() => client.api.shutdown());
  await client.api.run({ runId: 'one', graphId: 'graph', document: await storedGan(20), targets: 'all' });
  await expect.poll(() => of(events, 'run').map(({ state }) => state), { timeout: 25_000 }).toEqual(['started', 'ended']);
  expect(of(events, 'device')).toMatchObject([{ chosen: 'webgpu' }]);
  expect(states(events)).toMatchObject({ trainer: 'done', samples: 'done', losses: 'done' });
});
