/** Gzip, recognised by its first bytes, so that a file may come compressed or not. */
import { error, type Problem } from '../graph/problems';
import { readAll } from './readAll';

/** More than any data set this product trains on; a file that unpacks to more is a trap or a mistake. */
const LIMIT_BYTES = 2 ** 29;

/**
 * Unpacks `bytes` if they are gzip and gives them back unchanged otherwise. `name` is what problems
 * call the file: damaged or cut-off gzip, or more than `limit` unpacked bytes.
 */
export async function maybeGunzip(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  limit = LIMIT_BYTES,
): Promise<Uint8Array<ArrayBuffer> | Problem> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  try {
    const unpacked = await readAll(packed.pipeThrough(new DecompressionStream('gzip')), limit);
    return unpacked ?? error('gzip-too-large', { values: { name, limit } });
  } catch {
    return error('gzip-corrupt', { values: { name } });
  }
}
