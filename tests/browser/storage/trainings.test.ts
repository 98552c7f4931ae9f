import { expect, it } from 'vitest';
import { forgetTraining, interruptedTrainings, recordTraining } from '../../../src/storage/trainings';
import { otherThread, withEmptyDatabase } from './support';

withEmptyDatabase();

const record = { graphId: 'g', trainer: 't', runId: 'r', checkpoint: 'abc', step: 10, steps: 100, state: 'running' } as const;

it('does not offer a training that runs in another thread', async () => {
  const other = otherThread();
  await other.storage.recordTraining({ ...record, graphId: 'live' });
  expect(await interruptedTrainings('live')).toEqual([]);
});

it('offers a training whose thread has gone', async () => {
  const other = otherThread();
  await other.storage.recordTraining({ ...record, graphId: 'gone' });
  await other.storage.recordTraining({ ...record, graphId: 'gone', checkpoint: 'def', step: 20, state: 'paused' });
  other.close();
  await expect.poll(() => interruptedTrainings('gone')).toMatchObject([{ checkpoint: 'def', step: 20, steps: 100 }]);
  expect(await interruptedTrainings('another graph')).toEqual([]);
});

it('offers nothing when the training was done, has no checkpoint yet, or was declined', async () => {
  const other = otherThread();
  await other.storage.recordTraining({ ...record, graphId: 'h', trainer: 'done' });
  await other.storage.recordTraining({ ...record, graphId: 'h', trainer: 'done', state: 'done' });
  await other.storage.recordTraining({ ...record, graphId: 'h', trainer: 'fresh', checkpoint: '' });
  await other.storage.recordTraining({ ...record, graphId: 'h', trainer: 'declined' });
  await other.storage.recordTraining({ ...record, graphId: 'h', trainer: 'cut short' });
  other.close();
  await forgetTraining('h', 'declined');
  await expect.poll(() => interruptedTrainings('h')).toMatchObject([{ trainer: 'cut short' }]);
});

it('releases a training that is done', async () => {
  await recordTraining({ ...record, graphId: 'mine' });
  await recordTraining({ ...record, graphId: 'mine', state: 'done' });
  const { held = [] } = await navigator.locks.query();
  expect(held.filter(({ name }) => name?.includes('mine'))).toEqual([]);
});
