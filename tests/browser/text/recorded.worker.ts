/** Language models in a worker that tells every address that it has asked for. */
import { expose } from 'comlink';
import { TransformersEngine } from '../../../src/runtime/text/engine';

const asked: string[] = [];
const platformFetch = self.fetch;
self.fetch = (input, options) => {
  asked.push(String(input instanceof Request ? input.url : input));
  return platformFetch(input, options);
};

class RecordedEngine extends TransformersEngine {
  /** Addresses of `fetch`, and of everything else that the browser fetched for this worker. */
  addresses(): string[] {
    return [...asked, ...performance.getEntriesByType('resource').map(({ name }) => name)];
  }
}

expose(new RecordedEngine('wasm'));
export type { RecordedEngine };
