/** Storage in a worker, open to the tests. */
import { expose } from 'comlink';
import { getCheckpoint, putCheckpoint } from '../../../src/storage/checkpoints';
import { getDataset } from '../../../src/storage/datasets';
import { saveGraph } from '../../../src/storage/graphs';
import { beginModel } from '../../../src/storage/modelFiles';
import { interruptedTrainings, recordTraining } from '../../../src/storage/trainings';

const otherThread = {
  beginModel,
  saveGraph,
  getDataset,
  recordTraining,
  interruptedTrainings,
  getCheckpoint,
  putCheckpoint: (...[bytes, about]: Parameters<typeof putCheckpoint>) => putCheckpoint(bytes, about),
};

export type OtherThread = typeof otherThread;

expose(otherThread);
