/** A step from one version of the database to the next. Released steps never change; new ones are appended. */
import type { Transaction } from 'dexie';

export interface Migration {
  /** Tables that change: name to keys and indexes, in Dexie's notation; null drops a table. */
  stores: Readonly<Record<string, string | null>>;
  /** Rewrites rows, inside the upgrade's transaction. */
  upgrade?(transaction: Transaction): Promise<void>;
}
