/** The entry of a worker that computes its share of every program. Between runs it waits for messages. */
import { instantiate, type ThreadMessage } from './threadProtocol';
import type { Run } from './compileModule';

const programs = new Map<number, Run>();

addEventListener('message', async ({ data }: MessageEvent<ThreadMessage>) => {
  if (data.kind === 'release') programs.delete(data.id);
  else if (data.kind === 'run') programs.get(data.id)!(data.thread, data.threads, data.steps);
  else {
    programs.set(data.id, await instantiate(data.module, data.memory));
    postMessage(data.id);
  }
});
postMessage('ready');
