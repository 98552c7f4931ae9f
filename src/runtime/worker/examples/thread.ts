/** The entry of a thread that draws examples for trainings, while others compute. */
import type { ExampleSource } from '../../data/exampleSource';
import { buffersOf, fillBatch } from './batch';
import { preparedSource } from './prepared';
import type { DrawnBatch, ExampleRequest } from './threadProtocol';

const sets = new Map<number, { readonly source: ExampleSource; readonly seed: number }>();

addEventListener('message', ({ data }: MessageEvent<ExampleRequest>) => {
  if (data.kind === 'open') {
    sets.set(data.set, { source: preparedSource(data.params, 'train', data.pictures), seed: Number(data.params.seed) });
    return;
  }
  const { set, number, room, request } = data;
  const { source, seed } = sets.get(set)!;
  fillBatch(source, seed, number, room);
  postMessage({ request, batch: room } satisfies DrawnBatch, { transfer: buffersOf(room) });
});
postMessage('ready');
