import { expect, it, vi } from 'vitest';
import type { Engine, Executable } from '../../../../../src/runtime/engines/engine';
import { createReferenceEngine } from '../../../../../src/runtime/engines/reference/engine';
import { createTfjsEngine } from '../../../../../src/runtime/engines/tfjs/engine';
import { adamRate } from '../../../../../src/runtime/compile/adam';
import { arraySource } from '../../../../../src/runtime/data/exampleSource';
import { BatchReader } from '../../../../../src/runtime/worker/examples/batchReader';
import { encodeTrainingState, decodeTrainingState } from '../../../../../src/runtime/worker/training/trainingState';
import { rewired, tinyGan, wire } from '../../compile/documents';
import { open, stepsOf } from './sessions';

// The reference engine is slow where other work goes on beside it.
vi.setConfig({ testTimeout: 30_000 });

it('trains all its steps, with metrics that are complete and in order', async () => {
  const { session, record } = await open(tinyGan({ trainer: { steps: 100 } }));
  expect(await session.run()).toBe('finished');
  expect(stepsOf(record)).toBe(100);
  let expected = 1;
  for (const { node, firstStep, columns } of record.metrics) {
    expect([node, firstStep]).toEqual(['trainer', expected]);
    expect(new Set(Object.values(columns).map(({ length }) => length)).size).toBe(1);
    expected += columns.generatorLoss!.length;
  }
  // The page draws both: they come together.
  expect(record.metrics.length).toBeLessThanOrEqual(record.progress.length);
  expect(record.problems).toEqual([]);
});

it('ends with a checkpoint that has all steps, curves and states', async () => {
  const { session, record } = await open(tinyGan({ trainer: { steps: 30 } }));
  await session.run();
  const { state, status, final } = record.checkpoints.at(-1)!;
  expect([state.step, status, final]).toEqual([30, 'finished', true]);
  const reported = record.metrics.flatMap(({ columns }) => [...columns.discriminatorLoss!]);
  expect([...state.curves.discriminatorLoss!]).toEqual(reported);
  expect(record.previews.at(-1)).toBe(30);
  expect(record.progress.at(-1)).toMatchObject({ status: 'finished', step: 30, steps: 30, secondsLeft: 0 });
});

it.each(['cpu', 'wasm'] as const)('goes on from a checkpoint bit for bit, on %s', async (device) => {
  const engine = await createTfjsEngine({ device });
  const steps = (count: number) => tinyGan({ trainer: { steps: count, discriminatorSteps: 2 } });
  const through = await open(steps(15), undefined, engine);
  await through.session.run();
  const first = await open(steps(7), undefined, engine);
  await first.session.run();
  const stored = decodeTrainingState(encodeTrainingState(first.record.checkpoints.at(-1)!.state, {}));
  const second = await open(steps(15), stored, engine);
  await second.session.run();
  expect(second.record.checkpoints.at(-1)!.state).toEqual(through.record.checkpoints.at(-1)!.state);
  expect(second.record.metrics[0]!.firstStep).toBe(8);
  await engine.dispose();
});

it('rests with a checkpoint while it is paused, and goes on', async () => {
  const opened = await open(tinyGan({ trainer: { steps: 50 } }));
  opened.onMetrics = ({ firstStep }) => firstStep === 1 && opened.session.command('pause');
  const ended = opened.session.run();
  await expect.poll(() => opened.record.progress.at(-1)?.status).toBe('paused');
  expect(opened.record.checkpoints.at(-1)).toMatchObject({ status: 'paused', final: true, state: { step: 1 } });
  expect(stepsOf(opened.record)).toBe(1);
  opened.session.command('continue');
  expect(await ended).toBe('finished');
  expect(stepsOf(opened.record)).toBe(50);
});

it('does one step at a time', async () => {
  const opened = await open(tinyGan({ trainer: { steps: 50 } }));
  opened.session.command('pause');
  const ended = opened.session.run();
  for (const done of [1, 2, 3]) {
    opened.session.command('step');
    await expect.poll(() => opened.record.progress.at(-1)).toMatchObject({ status: 'paused', step: done });
  }
  expect(stepsOf(opened.record)).toBe(3);
  opened.session.command('stop');
  expect(await ended).toBe('stopped');
});

it('stops soon, with all that it has done in a checkpoint', async () => {
  const opened = await open(tinyGan({ trainer: { steps: 1_000_000 } }));
  opened.onMetrics = ({ firstStep }) => firstStep > 20 && opened.session.command('stop');
  expect(await opened.session.run()).toBe('stopped');
  const { state, status, final } = opened.record.checkpoints.at(-1)!;
  expect([state.step, status, final]).toEqual([stepsOf(opened.record), 'stopped', true]);
  expect(state.step).toBeLessThan(10_000);
});

it('is not woken again once it has stopped', async () => {
  const opened = await open(tinyGan({ trainer: { steps: 1000 } }));
  opened.onMetrics = () => {
    opened.session.command('stop');
    opened.session.command('continue');
    opened.session.command('step');
  };
  expect(await opened.session.run()).toBe('stopped');
  expect(stepsOf(opened.record)).toBe(1);
});

it('hears a new learning rate at once', async () => {
  const tuned = await open(tinyGan({ trainer: { steps: 2 } }));
  tuned.onMetrics = ({ firstStep }) => {
    if (firstStep !== 1) return;
    tuned.session.tune('generatorRate', 0);
    tuned.session.command('pause');
  };
  const ended = tuned.session.run();
  await expect.poll(() => tuned.record.progress.at(-1)?.status).toBe('paused');
  tuned.session.command('continue');
  await ended;
  const [after1, after2] = tuned.record.checkpoints.map(({ state }) => state.states);
  expect(after2!['generator/3.dense.kernel']).toEqual(after1!['generator/3.dense.kernel']);
  expect(after2!['discriminator/1.dense.kernel']).not.toEqual(after1!['discriminator/1.dense.kernel']);
});

it('gives every update the bias-corrected learning rate of its number', async () => {
  const rates: number[][] = [];
  const engine = wrapped((executable) => ({
    run: (steps, feedsAt) =>
      executable.run(steps, (index) => {
        const feeds = feedsAt(index);
        rates.push([0, 1, 2].map((update) => feeds[`rate/${update}`]![0]!));
        return feeds;
      }),
  }));
  const { session } = await open(tinyGan({ trainer: { steps: 3, discriminatorSteps: 2, discriminatorRate: 0.01, generatorRate: 0.02 } }), undefined, engine);
  await session.run();
  const expected = [0, 1, 2].map((step) => [adamRate(0.01, 0.5, 2 * step + 1), adamRate(0.01, 0.5, 2 * step + 2), adamRate(0.02, 0.5, step + 1)]);
  expect(rates).toEqual(expected.map((step) => step.map(Math.fround)));
});

it('goes on when the number of steps is raised on the way', async () => {
  const opened = await open(tinyGan({ trainer: { steps: 5 } }));
  opened.onMetrics = ({ firstStep }) => firstStep === 1 && opened.session.tune('steps', 9);
  expect(await opened.session.run()).toBe('finished');
  expect(stepsOf(opened.record)).toBe(9);
});

it('has nothing to do when all steps are done', async () => {
  const first = await open(tinyGan({ trainer: { steps: 5 } }));
  await first.session.run();
  const again = await open(tinyGan({ trainer: { steps: 5 } }), first.record.checkpoints.at(-1)!.state);
  expect(await again.session.run()).toBe('finished');
  expect(again.record.metrics).toEqual([]);
});

it('stops at numbers that are not finite, and names the step and the node', async () => {
  const { session, record } = await open(tinyGan({ trainer: { steps: 1000 } }), await withBrokenGenerator());
  expect(await session.run()).toBe('failed');
  const [problem] = record.problems.at(-1)!;
  expect(problem).toMatchObject({ code: 'training-not-finite', severity: 'error', node: 'trainer', values: { step: 4, culprit: 'generator' } });
  expect(record.progress.at(-1)).toMatchObject({ status: 'failed', step: 3 });
  expect(record.checkpoints).toEqual([]);
});

/** Three steps done, and then a generator of NaN. */
async function withBrokenGenerator() {
  const first = await open(tinyGan({ trainer: { steps: 3 } }));
  await first.session.run();
  const { state } = first.record.checkpoints.at(-1)!;
  const bias = Float32Array.from(state.states['generator/0.dense.bias']!).fill(Number.NaN);
  return { ...state, states: { ...state.states, 'generator/0.dense.bias': bias } };
}

it('keeps no checkpoint of weights that its last step broke', async () => {
  const name = 'discriminator/1.dense.bias';
  const engine = wrapped((executable) => ({
    read: async (names) => ({ ...(await executable.read(names)), ...(names.includes(name) && { [name]: Float32Array.of(Infinity) }) }),
  }));
  const { session, record } = await open(tinyGan({ trainer: { steps: 5 } }), undefined, engine);
  expect(await session.run()).toBe('failed');
  expect(record.checkpoints).toEqual([]);
  expect(record.problems.at(-1)).toMatchObject([{ code: 'training-not-finite', values: { step: 5, culprit: 'discriminator' } }]);
  expect(record.progress.at(-1)).toMatchObject({ status: 'failed', step: 5 });
});

/** The reference engine with something of its executables replaced. */
function wrapped(replace: (executable: Executable) => Partial<Executable>): Engine {
  const engine = createReferenceEngine();
  return {
    ...engine,
    compile: async (program) => {
      const executable = await engine.compile(program);
      const plain: Executable = {
        run: (steps, feedsAt) => executable.run(steps, feedsAt),
        read: (names) => executable.read(names),
        write: (name, data) => executable.write(name, data),
        dispose: () => executable.dispose(),
      };
      return { ...plain, ...replace(executable) };
    },
  };
}

it('names the data set when its numbers are the first that are not finite', async () => {
  const source = arraySource(new Uint8Array(60 * 16), new Uint8Array(60), 4, 4);
  const broken = { ...source, fill: (indices: Int32Array, images: Float32Array, labels: Int32Array) => (source.fill(indices, images, labels), images.fill(indices.includes(7) ? Number.NaN : 0.5)) };
  const { session, record } = await open(tinyGan(), undefined, undefined, new BatchReader(broken as typeof source, 1));
  expect(await session.run()).toBe('failed');
  expect(record.problems.at(-1)).toMatchObject([{ code: 'training-not-finite', values: { culprit: 'digits' } }]);
  expect(record.metrics.every(({ columns }) => Object.values(columns).every((values) => values.every(Number.isFinite)))).toBe(true);
});

it.each(['nonSaturating', 'leastSquares', 'hinge'])('says within 300 steps that an absurd learning rate does no good with %s', async (loss) => {
  const { session, record } = await open(tinyGan({ trainer: { steps: 300, loss, generatorRate: 1, discriminatorRate: 1e6 } }));
  await session.run();
  const said = record.problems.flat().map(({ code }) => code);
  expect(said.some((code) => code === 'training-diverging' || code === 'training-not-finite')).toBe(true);
});

it('warns of the well-known wrong recipe, and not of the right one', async () => {
  const rates = { steps: 300, generatorRate: 0.005, discriminatorRate: 0.02 };
  const right = tinyGan({ trainer: rates });
  const wrong = rewired(rewired(rewired(right, 'discriminator.fake'), 'trainer.fakeLogits'), 'discriminator.real', wire('generator.images', 'discriminator.real'));
  const codes = async (document: typeof right) => {
    const { session, record } = await open(document);
    await session.run();
    return [...new Set(record.problems.flat().map(({ code }) => code))];
  };
  expect(await codes(wrong)).toEqual(['training-fooled']);
  expect(await codes(right)).not.toContain('training-fooled');
});

it('trains on while a checkpoint is written, and waits for it at the end', async () => {
  const opened = await open(tinyGan({ trainer: { steps: 1_000_000 } }));
  const { session, record } = opened;
  let [written, chunks] = [() => {}, 0];
  opened.onCheckpoint = () => {
    opened.onCheckpoint = async () => {};
    opened.onMetrics = () => {
      chunks += 1;
      if (chunks < 3) return;
      session.command('stop');
      written();
    };
    return new Promise((resolve) => (written = resolve));
  };
  expect(await session.run()).toBe('stopped');
  expect(chunks).toBe(3);
  expect(record.checkpoints.map(({ status, final }) => [status, final])).toEqual([['running', false], ['stopped', true]]);
});

it('shows pictures of the very steps that it reports', async () => {
  const { session, record } = await open(tinyGan({ trainer: { steps: 1000 } }));
  await session.run();
  expect(record.previews.length).toBeGreaterThan(1);
  const reported = record.progress.map(({ step }) => step);
  expect(record.previews.filter((step) => !reported.includes(step))).toEqual([]);
});

it('spends less than 5 % of the time on previews, however long they take', async () => {
  const opened = await open(tinyGan({ trainer: { steps: 1_000_000 } }));
  const [times, previewMs] = [[] as number[], 40];
  opened.previewMs = previewMs;
  opened.onMetrics = () => opened.record.previews.length > times.length && times.push(performance.now());
  const ended = opened.session.run();
  await expect.poll(() => times.length, { timeout: 20_000 }).toBe(4);
  opened.session.command('stop');
  await ended;
  expect((3 * previewMs) / (times[3]! - times[0]!)).toBeLessThan(0.05);
});
