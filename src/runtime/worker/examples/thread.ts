/** The entry of a thread that draws examples for trainings, while others compute. */
import type { ExampleSource } from '../../data/exampleSource';
import { buffersOf, fillBatch } from './batch';
import { drawnSource } from './prepared';
import type { DrawnBatch, ExampleRequest } from './threadProtocol';

const sets = new Map<number, { readonly source: ExampleSource; readonly seed: number }>();

addEventListener('message', ({ data }: MessageEvent<ExampleRequest>) => {
  if (data.kind === 'open') {
    sets.set(data.set, { source: drawnSource(data.params, 'train'), seed: Number(data.params.seed) });
    return;
  }
  const { set, number, room } = data;
  const { source, seed } = sets.get(set)!;
  fillBatch(source, seed, number, room);
  postMessage({ set, number, batch: room } satisfies DrawnBatch, { transfer: buffersOf(room) });
});
postMessage('ready');
