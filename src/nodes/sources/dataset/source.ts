/**
 * How a document names a data set: empty for Stroke Digits, else `<height>x<width>x<channels>:<content hash>`,
 * so that its shape is known wherever the document is read, also without the data.
 */

export const strokeDigits = '';

/** The name under which a stored data set stands in a document. */
export function datasetSource(id: string, height: number, width: number, channels = 1): string {
  return `${height}x${width}x${channels}:${id}`;
}

/** Shape of one example, `[height, width, channels]`. */
export function elementShape(source: string): [number, number, number] {
  const [height = 28, width = 28, channels = 1] = source === strokeDigits ? [] : source.split(':')[0]!.split('x').map(Number);
  return [height, width, channels];
}

/** The stored data set's id; undefined for Stroke Digits. */
export function datasetId(source: string): string | undefined {
  return source === strokeDigits ? undefined : source.split(':')[1];
}
