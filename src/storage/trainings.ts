/** Trainings in progress, so that one cut short by a closed tab can be taken up again. */
import { type TrainingRow, database } from './database';
import { guarded } from './errors';

export type TrainingRecord = Readonly<TrainingRow>;

/** Absent outside secure contexts; there a running training may be offered as interrupted in another tab. */
const locks: LockManager | undefined = globalThis.navigator?.locks;

/** Ends the hold on a training that this thread runs. */
const holds = new Map<string, () => void>();

/**
 * Notes where a training stands. While it is not done this thread holds a lock on it, which the browser
 * releases when the tab closes: so other tabs can tell a training that runs from one that was interrupted.
 * @throws StorageError
 */
export async function recordTraining(record: Omit<TrainingRecord, 'updatedAt'>): Promise<void> {
  const lock = lockName(record.graphId, record.trainer);
  if (record.state === 'done') release(lock);
  else if (!holds.has(lock)) hold(lock);
  await guarded(() => database.trainings.put({ ...record, updatedAt: Date.now() }));
}

/** Forgets a training, as when the user declines to resume it. @throws StorageError */
export async function forgetTraining(graphId: string, trainer: string): Promise<void> {
  release(lockName(graphId, trainer));
  await guarded(() => database.trainings.delete([graphId, trainer]));
}

/** Trainings of a graph that have a checkpoint, are not done, and that no tab runs any more. @throws StorageError */
export async function interruptedTrainings(graphId: string): Promise<TrainingRecord[]> {
  const rows = await guarded(() => database.trainings.where({ graphId }).toArray());
  const { held = [], pending = [] } = (await locks?.query()) ?? {};
  const running = new Set([...held, ...pending].map(({ name }) => name));
  return rows.filter((row) => row.state !== 'done' && row.checkpoint !== '' && !running.has(lockName(row.graphId, row.trainer)));
}

function lockName(graphId: string, trainer: string): string {
  return `latentloom/training/${graphId}/${trainer}`;
}

function hold(lock: string): void {
  const held = new Promise<void>((resolve) => holds.set(lock, resolve));
  void locks?.request(lock, { mode: 'shared' }, () => held);
}

function release(lock: string): void {
  holds.get(lock)?.();
  holds.delete(lock);
}
