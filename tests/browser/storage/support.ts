/** Documents, bytes and a second thread for the tests of storage. */
import { wrap, type Remote } from 'comlink';
import { beforeEach, onTestFinished } from 'vitest';
import { type GraphDocument, emptyDocument } from '../../../src/runtime/graph/document';
import { database } from '../../../src/storage/database';
import type { OtherThread } from './otherThread.worker';

/** Gives every test of a file an empty database. */
export function withEmptyDatabase(): void {
  beforeEach(async () => {
    await Promise.all(database.tables.map((table) => table.clear()));
  });
}

/** A document with one trainer that starts from a checkpoint. */
export function documentWith(checkpoint: string, name = 'Digits'): GraphDocument {
  const trainer = { type: 'gan-trainer', typeVersion: 1, params: { checkpoint } };
  return { ...emptyDocument(name), nodes: { trainer } };
}

/** Bytes that repeat with no period that divides a chunk. */
export function patternedBytes(length: number, seed = 0): ArrayBuffer {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8) + seed) % 251).buffer;
}

/** Storage as another thread sees it, with a connection and an identity of its own, as in another tab. */
export function otherThread(): { storage: Remote<OtherThread>; close: () => void } {
  const worker = new Worker(new URL('./otherThread.worker.ts', import.meta.url), { type: 'module' });
  onTestFinished(() => worker.terminate());
  return { storage: wrap<OtherThread>(worker), close: () => worker.terminate() };
}
