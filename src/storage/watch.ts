/** Tells what a query finds, now and whenever the tables that it read have changed, in this tab, in another one or in the worker. */
import { liveQuery } from 'dexie';

/** @returns how to stop */
export function watch<Found>(query: () => Promise<Found>, found: (result: Found) => void, failed: (reason: unknown) => void): () => void {
  const subscription = liveQuery(query).subscribe({ next: found, error: failed });
  return () => subscription.unsubscribe();
}
