import { expect, it } from 'vitest';
import { structuralHashes } from '../../../src/runtime/compile/staleness';
import { getCheckpoint, putCheckpoint } from '../../../src/storage/checkpoints';
import { interruptedTrainings } from '../../../src/storage/trainings';
import { decodeTrainingState, encodeTrainingState } from '../../../src/runtime/worker/training/trainingState';
import { rewired, wire, withNode, withParams } from '../../unit/runtime/compile/documents';
import { withEmptyDatabase } from '../storage/support';
import { Workbench, afterRun, of, recomputed, states, storedGan } from './runs';

withEmptyDatabase();

const allDone = { noise: 'done', digits: 'done', generator: 'done', discriminator: 'done', trainer: 'done', samples: 'done', losses: 'done' };

it('brings the whole GAN up to date: trains it, keeps its weights, shows its samples', async () => {
  const { events } = await new Workbench().run(await storedGan(12));
  expect(of(events, 'run').map(({ state }) => state)).toEqual(['started', 'ended']);
  expect(states(events)).toEqual(allDone);
  expect(of(events, 'metrics').reduce((total, { chunk }) => total + chunk.columns.generatorLoss!.length, 0)).toBe(12);
  const { hash, step, final } = of(events, 'checkpoint').at(-1)!;
  expect([step, final]).toEqual([12, true]);
  expect(decodeTrainingState((await getCheckpoint(hash))!).step).toBe(12);
  expect(of(events, 'preview').filter(({ node }) => node === 'samples').at(-1)!.preview).toMatchObject({ kind: 'images', count: 4, height: 4, width: 4 });
});

it('reports each node with the hash that the document then has', async () => {
  const document = await storedGan(3);
  const { events } = await new Workbench().run(document);
  const reported = Object.fromEntries(of(events, 'node').flatMap(({ node, structuralHash }) => (structuralHash ? [[node, structuralHash]] : [])));
  expect(reported).toEqual(structuralHashes(afterRun(document, events)));
});

it('computes nothing when nothing has changed, and shows all again', async () => {
  const bench = new Workbench();
  const document = await storedGan(3);
  const first = await bench.run(document);
  const again = await bench.run(afterRun(document, first.events));
  expect(again.programs).toBe(0);
  expect(states(again.events)).toEqual(allDone);
  expect(of(again.events, 'preview').map(({ node }) => node)).toContain('samples');
  expect(of(again.events, 'metrics')).toEqual([]);
});

it('computes only what a change reaches', async () => {
  const bench = new Workbench();
  const document = await storedGan(3);
  const trained = afterRun(document, (await bench.run(document)).events);
  const { events, programs } = await bench.run(withParams(trained, { noise: { seed: 77 } }));
  expect(recomputed(events)).toEqual(['discriminator', 'generator', 'losses', 'noise', 'samples', 'trainer']);
  expect(programs).toBe(3);
});

it('stops early where a change makes no difference', async () => {
  const bench = new Workbench();
  const document = await storedGan(3);
  const trained = afterRun(document, (await bench.run(document)).events);
  const { programs, events } = await bench.run(withParams(trained, { generator: { seed: 99 } }));
  expect(programs).toBe(1);
  expect(states(events)).toEqual(allDone);
});

it('forgets the layout', async () => {
  const bench = new Workbench();
  const document = await storedGan(3);
  const trained = afterRun(document, (await bench.run(document)).events);
  const { programs } = await bench.run({ ...trained, layout: { ...trained.layout, noise: { x: 9, y: 9 } } });
  expect(programs).toBe(0);
});

it('runs a single node with what feeds it, and nothing else', async () => {
  const { events } = await new Workbench().run(await storedGan(3), ['samples']);
  expect(states(events)).toEqual({ noise: 'done', generator: 'done', samples: 'done' });
});

it('leaves the rest unharmed when a node fails', async () => {
  const document = await storedGan(3);
  const missing = withNode(withNode(document, 'lost', 'dataset', { source: '4x4x1:nowhere' }), 'look', 'image-output');
  const { events } = await new Workbench().run(rewired(missing, '', wire('lost.images', 'look.images')));
  expect(states(events)).toEqual({ ...allDone, lost: 'problem', look: 'problem' });
  expect(of(events, 'problems').filter(({ problems }) => problems.length > 0)).toMatchObject([{ node: 'lost', problems: [{ code: 'dataset-missing', node: 'lost' }] }]);
});

it('does not run what is behind a node that cannot run, and says why on that node alone', async () => {
  const broken = withParams(await storedGan(3), { generator: { layers: [{ kind: 'dense', params: { units: 5 } }, { kind: 'reshape', params: { shape: '4x4x1' } }] } });
  const { events } = await new Workbench().run(broken);
  expect(states(events)).toEqual({ noise: 'done', digits: 'done', generator: 'problem', discriminator: 'problem', trainer: 'problem', samples: 'problem', losses: 'problem' });
  expect(of(events, 'problems').filter(({ problems }) => problems.length > 0).map(({ node }) => node)).toEqual(['generator']);
});

it('rests with a checkpoint when it is cancelled while it trains', async () => {
  const bench = new Workbench();
  const document = await storedGan(1_000_000);
  const { ended } = bench.start(document, 'all', (event, run) => event.kind === 'metrics' && run.cancel());
  const events = await ended;
  expect(of(events, 'run').at(-1)!.state).toBe('cancelled');
  expect(states(events)).toMatchObject({ trainer: 'cancelled', losses: 'cancelled' });
  const { hash, final, step } = of(events, 'checkpoint').at(-1)!;
  expect(final).toBe(true);
  expect(decodeTrainingState((await getCheckpoint(hash))!).step).toBe(step);
});

it('offers nothing to resume after a training that came to rest', async () => {
  await new Workbench().run(await storedGan(3));
  expect(await interruptedTrainings('graph')).toEqual([]);
});

it('goes on from its checkpoint when more steps are asked for', async () => {
  const bench = new Workbench();
  const document = await storedGan(5);
  const trained = afterRun(document, (await bench.run(document)).events);
  const { events } = await bench.run(withParams(trained, { trainer: { steps: 9 } }));
  expect(of(events, 'metrics')[0]!.chunk.firstStep).toBe(6);
  const whole = await new Workbench().run(await storedGan(9));
  const weights = async (from: typeof events) => decodeTrainingState((await getCheckpoint(of(from, 'checkpoint').at(-1)!.hash))!).states['generator/3.dense.kernel']!;
  const [resumed, through] = [await weights(events), await weights(whole.events)];
  resumed.forEach((value, index) => expect(Math.abs(value - through[index]!)).toBeLessThan(1e-5));
});

it('starts afresh, and says so, when the checkpoint is not here or has other layers', async () => {
  const bench = new Workbench();
  const codes = (events: Awaited<ReturnType<typeof bench.run>>['events']) => of(events, 'problems').flatMap(({ problems }) => problems.map(({ code, severity }) => `${severity} ${code}`));
  const document = await storedGan(3);
  const lost = await bench.run(withParams(document, { trainer: { checkpoint: 'f'.repeat(64) } }));
  expect(codes(lost.events)).toContain('warning checkpoint-missing');
  const trained = afterRun(document, lost.events);
  const wider = withParams(trained, { discriminator: { layers: [{ kind: 'flatten', params: {} }, { kind: 'dense', params: { units: 9 } }, { kind: 'dense', params: { units: 1 } }] } });
  const misfit = await bench.run(wider);
  expect(codes(misfit.events)).toContain('warning checkpoint-misfit');
  expect(states(misfit.events)).toEqual(allDone);
});

it('refuses networks that need more memory than there is, before anything is allocated', async () => {
  const dense = (units: number) => ({ kind: 'dense', params: { units } });
  const layers = [dense(16_384), dense(16_384), dense(16_384), dense(16), { kind: 'reshape', params: { shape: '4x4x1' } }];
  const { events } = await new Workbench().run(withParams(await storedGan(3), { generator: { layers } }));
  expect(of(events, 'problems').flatMap(({ problems }) => problems)).toMatchObject([{ code: 'memory-too-small', node: 'generator' }]);
  expect(states(events)).toMatchObject({ noise: 'done', digits: 'done', trainer: 'problem' });
});

it('says which node broke a training, and goes on with the others', async () => {
  const document = await storedGan(3);
  const { events } = await new Workbench().run(document);
  const hash = of(events, 'checkpoint').at(-1)!.hash;
  const state = decodeTrainingState((await getCheckpoint(hash))!);
  const numbers = { ...state.states, 'generator/3.dense.bias': new Float32Array(16).fill(Number.NaN) };
  const broken = await putCheckpoint(encodeTrainingState({ ...state, states: numbers }, {}), { graphId: 'graph', trainer: 'trainer', step: 3, final: true });
  const after = await new Workbench().run(withParams(document, { trainer: { checkpoint: broken, steps: 9 } }));
  const problems = of(after.events, 'problems').flatMap(({ problems }) => problems);
  expect(problems).toMatchObject([{ code: 'training-not-finite', node: 'trainer', values: { step: 4, culprit: 'generator' } }]);
  expect(states(after.events)).toMatchObject({ trainer: 'problem', losses: 'problem', digits: 'done', noise: 'done' });
});
