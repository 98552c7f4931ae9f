import { beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { ganTemplate } from '../../../src/nodes/templates/gan';
import { type RuntimeClient, connectRuntime } from '../../../src/runtime/client';
import type { GraphDocument } from '../../../src/runtime/graph/document';
import type { RunRequest, RuntimeEvent } from '../../../src/runtime/protocol';
import { rememberDevices } from '../../../src/runtime/worker/deviceMemory';
import { withParams } from '../../unit/runtime/compile/documents';
import { withEmptyDatabase } from '../storage/support';
import { afterRun, of, states, storedGan } from './runs';

withEmptyDatabase();

// So that no test waits for a probe of all devices.
beforeEach(() => rememberDevices({ choice: 'cpu', reports: [{ device: 'cpu', available: true, description: 'JavaScript', probeMs: 1 }] }));

/** A worker of this test's own, and all that it says. */
function connect(): { client: RuntimeClient; events: RuntimeEvent[]; messages: () => number } {
  const events: RuntimeEvent[] = [];
  let messages = 0;
  const client = connectRuntime();
  client.onEvents((group) => {
    messages += 1;
    events.push(...group);
  });
  onTestFinished(() => client.api.shutdown());
  return { client, events, messages: () => messages };
}

const request = (runId: string, document: GraphDocument, targets: RunRequest['targets'] = 'all'): RunRequest => ({ runId, graphId: 'graph', document, targets });

/** A worker takes a while to start. */
const eventually = <T>(get: () => T) => expect.poll(get, { timeout: 20_000 });

const ofRun = (events: readonly RuntimeEvent[], runId: string) => events.filter((event) => 'runId' in event && event.runId === runId);

let endless: GraphDocument;
beforeAll(async () => {
  endless = await storedGan(1_000_000);
});

it('says which device it uses', async () => {
  const { events } = connect();
  await eventually(() => of(events, 'device')).toMatchObject([{ chosen: 'cpu', choice: 'cpu', threads: 1 }]);
});

it('runs a graph in the worker and tells all about it', async () => {
  const { client, events } = connect();
  await client.api.run(request('one', await storedGan(5)));
  await eventually(() => of(events, 'run').map(({ state }) => state)).toEqual(['started', 'ended']);
  expect(states(events)).toMatchObject({ trainer: 'done', samples: 'done', losses: 'done' });
});

it('shows the template’s trained digits without a step of training', async () => {
  const { client, events } = connect();
  await client.api.run(request('one', ganTemplate));
  await eventually(() => of(events, 'run').at(-1)?.state).toBe('ended');
  expect(of(events, 'problems').flatMap(({ problems }) => problems)).toEqual([]);
  expect(of(events, 'metrics')).toEqual([]);
  const { preview } = of(events, 'preview').find(({ node }) => node === 'samples')!;
  const pixels = preview.kind === 'images' ? [...preview.pixels] : [];
  // Handwriting is bright strokes on black, and hardly grey.
  expect(pixels).toHaveLength(25 * 28 * 28);
  expect(pixels.filter((value) => value < 30).length / pixels.length).toBeGreaterThan(0.6);
  expect(pixels.filter((value) => value > 200).length / pixels.length).toBeGreaterThan(0.04);
});

it('lets a new run take the place of one that trains, which rests first', async () => {
  const { client, events } = connect();
  const first = client.api.run(request('first', await storedGan(1_000_000)));
  await eventually(() => of(events, 'metrics').length).toBeGreaterThan(0);
  await Promise.all([first, client.api.run(request('second', endless, ['noise']))]);
  await eventually(() => of(ofRun(events, 'second'), 'run').at(-1)?.state).toBe('ended');
  const runs = of(events, 'run').map(({ runId, state }) => `${runId} ${state}`);
  expect(runs).toEqual(['first started', 'first cancelled', 'second started', 'second ended']);
  expect(of(ofRun(events, 'first'), 'checkpoint').at(-1)?.final).toBe(true);
});

it('pauses, steps and stops a training by command', async () => {
  const { client, events } = connect();
  const ended = client.api.run(request('one', await storedGan(1_000_000)));
  const latest = () => of(events, 'training').at(-1)?.progress;
  await eventually(() => latest()?.step).toBeGreaterThan(0);
  await client.api.control('trainer', 'pause');
  await eventually(() => latest()?.status).toBe('paused');
  const { step } = latest()!;
  await client.api.control('trainer', 'step');
  await eventually(() => latest()).toMatchObject({ status: 'paused', step: step + 1 });
  await client.api.control('trainer', 'stop');
  await ended;
  await eventually(() => latest()).toMatchObject({ status: 'stopped', step: step + 1 });
});

it('ignores a cancel that is meant for another run', async () => {
  const { client, events } = connect();
  const ended = client.api.run(request('one', await storedGan(20)));
  await client.api.cancel('other');
  await ended;
  await eventually(() => of(events, 'run').at(-1)?.state).toBe('ended');
});

it('draws the curves of a checkpoint again after the worker was started anew', async () => {
  const { client, events } = connect();
  const document = await storedGan(12);
  await client.api.run(request('one', document));
  await eventually(() => of(events, 'checkpoint').at(-1)?.final).toBe(true);
  const hash = String(afterRun(document, events).nodes.trainer!.params.checkpoint);
  await client.restart();
  const history = await client.api.history('trainer', hash);
  expect(history).toMatchObject({ node: 'trainer', firstStep: 1 });
  const before = of(events, 'metrics').flatMap(({ chunk }) => [...chunk.columns.generatorLoss!]);
  expect([...history!.columns.generatorLoss!]).toEqual(before);
  expect(await client.api.history('trainer', 'f'.repeat(64))).toBeNull();
});

it('goes on after a hard stop in mid-training', async () => {
  const { client, events } = connect();
  void client.api.run(request('one', await storedGan(1_000_000)));
  await eventually(() => of(events, 'metrics').length).toBeGreaterThan(0);
  await client.restart();
  await client.api.run(request('two', withParams(endless, { trainer: { steps: 3 } })));
  await eventually(() => of(ofRun(events, 'two'), 'run').at(-1)?.state).toBe('ended');
});

it('sends far fewer messages than events', async () => {
  const { client, events, messages } = connect();
  await client.api.run(request('one', await storedGan(400)));
  await eventually(() => of(events, 'run').at(-1)?.state).toBe('ended');
  expect(messages()).toBeLessThan(events.length);
  expect(of(events, 'metrics').reduce((total, { chunk }) => total + chunk.columns.generatorLoss!.length, 0)).toBe(400);
});

it('shows examples of a data set, and nothing of one that is not here', async () => {
  const { client } = connect();
  expect(await client.api.examples({ source: '', seed: 1 }, 9)).toMatchObject({ preview: { kind: 'images', count: 9, height: 28, width: 28, channels: 1 }, split: null });
  expect(await client.api.examples({ source: String(endless.nodes.digits!.params.source), seed: 1 }, 9)).toBeNull();
  const source = String((await storedGan(1)).nodes.digits!.params.source);
  expect(await client.api.examples({ source, seed: 1, heldOut: 0.25 }, 9)).toMatchObject({ preview: { count: 9, height: 4, width: 4, channels: 1 }, split: { train: 45, heldOut: 15 } });
  const plain = await client.api.examples({ source, seed: 1 }, 9);
  expect((await client.api.examples({ source, seed: 1, rotate: 90 }, 9))!.preview).not.toEqual(plain!.preview);
});
