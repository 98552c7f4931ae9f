import { expect, it } from 'vitest';
import { StorageError, guarded, storageError } from '../../../src/storage/errors';

const named = (name: string, inner?: unknown) => Object.assign(new Error(`about ${name}`), { name, inner });

it.each([
  ['QuotaExceededError', 'storage-full'],
  ['MissingAPIError', 'storage-unavailable'],
  ['SecurityError', 'storage-unavailable'],
  ['VersionError', 'storage-outdated'],
  ['SomethingElse', 'storage-failed'],
])('calls %s %s', (name, code) => {
  expect(storageError(named(name)).code).toBe(code);
});

it('looks into the error that another one wraps', () => {
  expect(storageError(named('AbortError', named('QuotaExceededError'))).code).toBe('storage-full');
  expect(storageError(named('OpenFailedError', named('VersionError'))).code).toBe('storage-outdated');
});

it('copes with a failure that is no error', () => {
  expect(storageError('why not').code).toBe('storage-failed');
  expect(storageError(null).code).toBe('storage-failed');
});

it('passes on results and named errors as they are', async () => {
  const damaged = new StorageError('storage-damaged');
  expect(await guarded(async () => 3)).toBe(3);
  await expect(guarded(() => Promise.reject(damaged))).rejects.toBe(damaged);
});

it('keeps the reason for people who look closer', () => {
  expect(storageError(named('QuotaExceededError')).problem.values).toEqual({ reason: 'about QuotaExceededError' });
});
