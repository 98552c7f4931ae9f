/** The public MNIST (LeCun, Cortes and Burges, 1998): where it is, and how it is known to be the real one. */
import { error, type Problem } from '../graph/problems';
import { maybeGunzip } from './gunzip';
import { pairDigits, parseIdx, type DigitDataset } from './idx';
import { readAll } from './readAll';

export type MnistSplit = 'train' | 'test';

/** The part of the platform's `fetch` that is needed; the caller passes `fetch` itself. */
export type FetchFile = (url: string, options: { signal: AbortSignal }) => Promise<Response>;

interface PublicFile {
  name: string;
  /** Size of the gzipped file, for the progress. */
  packedBytes: number;
  /** Of the unpacked file: mirrors compress it differently, and servers may unpack it on the way. */
  sha256: string;
}

/** Mirrors of the four files, tried in order. */
const mirrors = [
  'https://storage.googleapis.com/cvdf-datasets/mnist/',
  'https://ossci-datasets.s3.amazonaws.com/mnist/',
] as const;

export const publicMnistFiles: Readonly<Record<MnistSplit, { images: PublicFile; labels: PublicFile }>> = {
  train: {
    images: {
      name: 'train-images-idx3-ubyte.gz',
      packedBytes: 9_912_422,
      sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
    },
    labels: {
      name: 'train-labels-idx1-ubyte.gz',
      packedBytes: 28_881,
      sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
    },
  },
  test: {
    images: {
      name: 't10k-images-idx3-ubyte.gz',
      packedBytes: 1_648_877,
      sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
    },
    labels: {
      name: 't10k-labels-idx1-ubyte.gz',
      packedBytes: 4_542,
      sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
    },
  },
};

/** Well above the largest of the files, unpacked (47 MB). */
const LIMIT_BYTES = 2 ** 26;

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

type OnBytes = (loaded: number) => void;

async function fetchOne(
  file: PublicFile,
  mirror: string,
  fetchFile: FetchFile,
  onBytes: OnBytes,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | Problem> {
  const url = mirror + file.name;
  let packed: Uint8Array<ArrayBuffer> | null;
  try {
    const response = await fetchFile(url, { signal });
    if (!response.ok) return error('download-refused', { values: { url, status: response.status } });
    packed = response.body ? await readAll(response.body, LIMIT_BYTES, onBytes) : new Uint8Array(0);
  } catch {
    signal.throwIfAborted();
    return error('download-failed', { values: { url } });
  }
  if (packed === null) return error('gzip-too-large', { values: { name: url, limit: LIMIT_BYTES } });
  const bytes = await maybeGunzip(packed, file.name, LIMIT_BYTES);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const actual = await sha256(bytes);
  if (actual !== file.sha256) return error('download-checksum', { values: { url, expected: file.sha256, actual } });
  return bytes;
}

async function fetchFromMirrors(
  file: PublicFile,
  fetchFile: FetchFile,
  onBytes: OnBytes,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | Problem> {
  let result: Uint8Array<ArrayBuffer> | Problem = error('download-failed', { values: { url: file.name } });
  for (const mirror of mirrors) {
    result = await fetchOne(file, mirror, fetchFile, onBytes, signal);
    if (result instanceof Uint8Array) return result;
  }
  return result;
}

/**
 * Downloads a split of MNIST, checks it byte for byte and gives it parsed. `onProgress` hears a
 * fraction in [0, 1]. A problem names the address of the last mirror that was tried; an aborted
 * `signal` throws its reason.
 */
export async function fetchPublicMnist(
  fetchFile: FetchFile,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
  split: MnistSplit = 'train',
): Promise<DigitDataset | Problem> {
  const files = publicMnistFiles[split];
  const total = files.images.packedBytes + files.labels.packedBytes;
  const report = (loaded: number) => onProgress(Math.min(1, loaded / total));

  const imageBytes = await fetchFromMirrors(files.images, fetchFile, report, signal);
  if (!(imageBytes instanceof Uint8Array)) return imageBytes;
  const labelBytes = await fetchFromMirrors(
    files.labels,
    fetchFile,
    (loaded) => report(files.images.packedBytes + loaded),
    signal,
  );
  if (!(labelBytes instanceof Uint8Array)) return labelBytes;

  const images = parseIdx(imageBytes, files.images.name);
  if (!('kind' in images)) return images;
  const labels = parseIdx(labelBytes, files.labels.name);
  if (!('kind' in labels)) return labels;
  if (images.kind !== 'images' || labels.kind !== 'labels') throw new Error('A checked MNIST file changed its kind');
  return pairDigits(images, labels);
}
