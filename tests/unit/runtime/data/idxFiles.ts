/** IDX files for tests: small ones made here, and the real MNIST when it lies beside the checkout. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const mnistFolder = fileURLToPath(new URL('../../../../../shared/data/mnist/', import.meta.url));

export const hasMnist = existsSync(mnistFolder);

export function readMnist(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(mnistFolder + name));
}

/** An IDX file of element type `type` with `sizes` and `content`. */
export function idxFile(sizes: readonly number[], content: readonly number[], type = 0x08): Uint8Array<ArrayBuffer> {
  const header = sizes.flatMap((size) => [size >>> 24, (size >>> 16) & 255, (size >>> 8) & 255, size & 255]);
  return new Uint8Array([0, 0, type, sizes.length, ...header, ...content]);
}
