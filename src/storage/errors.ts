/** What can go wrong with storage, by name. The app goes on in memory; nothing is lost that was saved before. */
import { type Problem, error as problemOf } from '../runtime/graph/problems';

export type StorageErrorCode =
  /** The browser gives no more room. */
  | 'storage-full'
  /** The browser keeps nothing here: blocked by settings or a private window. */
  | 'storage-unavailable'
  /** Another tab runs a newer version of the app. */
  | 'storage-outdated'
  /** Bytes are not those that were saved. */
  | 'storage-damaged'
  | 'storage-failed';

export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly problem: Problem;

  constructor(
    readonly code: StorageErrorCode,
    cause?: unknown,
  ) {
    super(cause instanceof Error ? `${code}: ${cause.message}` : code, { cause });
    this.problem = problemOf(code, { values: { reason: cause instanceof Error ? cause.message : '' } });
  }
}

const codes: Readonly<Record<string, StorageErrorCode>> = {
  QuotaExceededError: 'storage-full',
  MissingAPIError: 'storage-unavailable',
  SecurityError: 'storage-unavailable',
  InvalidStateError: 'storage-unavailable',
  OpenFailedError: 'storage-unavailable',
  VersionError: 'storage-outdated',
  DatabaseClosedError: 'storage-outdated',
};

/** Names any failure of IndexedDB. The innermost cause that is known decides: Dexie wraps the browser's errors. */
export function storageError(failure: unknown): StorageError {
  if (failure instanceof StorageError) return failure;
  let code: StorageErrorCode = 'storage-failed';
  for (let error = failure; isNamed(error); error = error.inner) code = codes[error.name] ?? code;
  return new StorageError(code, failure);
}

/** Runs `work` so that it fails with a `StorageError` only. */
export async function guarded<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    throw storageError(failure);
  }
}

function isNamed(error: unknown): error is { name: string; inner?: unknown } {
  return typeof error === 'object' && error !== null && 'name' in error && typeof error.name === 'string';
}
