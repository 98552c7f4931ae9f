/** How much room the browser gives, and the request to keep what is there. For the page: workers may not ask. */

export interface StorageRoom {
  /** Bytes in use and bytes allowed, as the browser estimates them. */
  usage: number;
  quota: number;
  /** Whether the browser promised not to clear it on its own. */
  persisted: boolean;
}

/** The room, or null where the browser does not tell. */
export async function storageRoom(): Promise<StorageRoom | null> {
  try {
    const [{ usage = 0, quota = 0 }, persisted] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
    return { usage, quota, persisted };
  } catch {
    return null;
  }
}

/** Asks the browser not to clear the storage on its own; true when it promises. */
export async function requestPersistence(): Promise<boolean> {
  try {
    return await navigator.storage.persist();
  } catch {
    return false;
  }
}
