/** Brings data sets into this browser: files that a person picked, or the public MNIST. */
import { datasetSource } from '../../nodes/sources/dataset/source';
import { putDataset } from '../../storage/datasets';
import { maybeGunzip } from '../data/gunzip';
import { type DigitDataset, type IdxImages, type IdxLabels, pairDigits, parseIdx } from '../data/idx';
import { fetchPublicMnist } from '../data/publicMnist';
import { type Problem, error, isProblem } from '../graph/problems';
import type { DatasetImport, PickedFile } from '../protocol';

/** Reads IDX files, one with images and one with labels, and keeps them. */
export async function importIdxFiles(files: readonly PickedFile[]): Promise<DatasetImport> {
  const parsed = await Promise.all(files.map(readIdx));
  const problems = parsed.filter(isProblem);
  if (problems.length > 0) return { problems };
  const images = parsed.find((part): part is IdxImages => 'kind' in part && part.kind === 'images');
  const labels = parsed.find((part): part is IdxLabels => 'kind' in part && part.kind === 'labels');
  if (!images || !labels || parsed.length !== 2) {
    return { problems: [error('idx-need-pair', { values: { files: files.map(({ name }) => name).join(', ') } })] };
  }
  return keep(pairDigits(images, labels), images.name);
}

/** Fetches the public MNIST and keeps it. An aborted `signal` gives no problem, since somebody asked for it. */
export async function importPublicMnist(onProgress: (fraction: number) => void, signal: AbortSignal): Promise<DatasetImport> {
  try {
    return await keep(await fetchPublicMnist((url, options) => fetch(url, options), onProgress, signal), 'MNIST');
  } catch (cause) {
    if (signal.aborted) return { problems: [] };
    throw cause;
  }
}

async function readIdx({ name, bytes }: PickedFile): Promise<IdxImages | IdxLabels | Problem> {
  const plain = await maybeGunzip(bytes, name);
  return isProblem(plain) ? plain : parseIdx(plain, name);
}

async function keep(dataset: DigitDataset | Problem, name: string): Promise<DatasetImport> {
  if (isProblem(dataset)) return { problems: [dataset] };
  const { images, labels, classes } = dataset;
  const { count, height, width } = images;
  const id = await putDataset({ name, count, height, width, classes, images: images.pixels, labels: labels.values });
  return { source: datasetSource(id, height, width) };
}
