/** A byte stream gathered into one array, with a limit and progress. */

/** All bytes of `stream`, or null as soon as they are more than `limit`. `onBytes` hears the sum so far. */
export async function readAll(
  stream: ReadableStream<Uint8Array>,
  limit: number,
  onBytes?: (loaded: number) => void,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
    onBytes?.(length);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
