/** The entry of a worker that holds language models on one device, which its name tells. */
import { expose } from 'comlink';
import type { ComputeDevice } from './device';
import { TransformersEngine } from './engine';

expose(new TransformersEngine(self.name as ComputeDevice));
