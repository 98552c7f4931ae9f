/** Small things to remember between visits, by key. They are conveniences: without storage they are forgotten. */
import type { Json } from '../runtime/graph/document';
import { database } from './database';

/** What was remembered under `key`; undefined where nothing was, or storage is away. */
export async function readSetting(key: string): Promise<Json | undefined> {
  return database.settings.get(key).then(
    (row) => row?.value,
    () => undefined,
  );
}

/** Remembers `value` under `key`, where storage allows it. */
export async function writeSetting(key: string, value: Json): Promise<void> {
  await database.settings.put({ key, value }).catch(() => undefined);
}
