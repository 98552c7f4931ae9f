/** Brings a person's own pictures into this browser as a data set. */
import { datasetSource } from '../../../nodes/sources/dataset/source';
import { putDataset } from '../../../storage/datasets';
import { type Listing, isTable, listPictures } from '../../data/pictures/listing';
import { type Problem, error, isProblem, warning } from '../../graph/problems';
import type { DatasetImport, PickedPicture, PictureOptions, PictureSurvey } from '../../protocol';
import { pictureDecoder } from './decode';
import { unpackPictures } from './unpack';

/** What a data set may take. */
const mostBytes = 2 ** 29;
/** Pictures that are decoded at once. */
const atOnce = 8;
/** Unreadable pictures that are named; more are counted. */
const mostNamed = 3;

/** What is among the files, before any picture is decoded. */
export async function surveyPictures(files: readonly PickedPicture[]): Promise<PictureSurvey | { problems: Problem[] }> {
  const found = await find(files);
  if (isProblem(found)) return { problems: [found] };
  const { pictures, classes, labels, absent } = found.listing;
  const counts = classes.map((name, label) => ({ name, count: pictures.filter((picture) => picture.label === label).length }));
  const warnings = absent.length > 0 ? [warning('table-names-nothing', { values: { count: absent.length, picture: absent[0]! } })] : [];
  return { pictures: pictures.length, classes: counts, labels, warnings };
}

/** Decodes all pictures and keeps them. Pictures that cannot be read are left out, with a warning. */
export async function importPictures(files: readonly PickedPicture[], options: PictureOptions, onProgress: (fraction: number) => void, signal: AbortSignal): Promise<DatasetImport> {
  const found = await find(files);
  if (isProblem(found)) return { problems: [found] };
  const { listing, byPath } = found;
  const length = options.size ** 2 * options.channels;
  const needed = listing.pictures.length * length;
  if (needed > mostBytes) return { problems: [error('pictures-too-large', { values: { count: listing.pictures.length, size: options.size, needed: Math.round(needed / 2 ** 20), limit: mostBytes / 2 ** 20 } })] };

  const decode = pictureDecoder(options);
  const images = new Uint8Array(needed);
  const labels: number[] = [];
  const unreadable: string[] = [];
  for (let start = 0; start < listing.pictures.length; start += atOnce) {
    if (signal.aborted) return { problems: [] };
    const batch = listing.pictures.slice(start, start + atOnce);
    const bytes = await Promise.all(batch.map(({ path }) => decode(byPath.get(path)!).catch(() => null)));
    for (const [index, { path, label }] of batch.entries()) {
      const pixels = bytes[index];
      if (pixels) images.set(pixels, labels.push(label) * length - length);
      else unreadable.push(path);
    }
    onProgress(Math.min(1, (start + atOnce) / listing.pictures.length));
  }
  const warnings = warningsOf(unreadable);
  if (labels.length === 0) return { problems: warnings.map((problem) => ({ ...problem, severity: 'error' })) };
  const { size, channels, name } = options;
  const id = await putDataset({
    name,
    count: labels.length,
    height: size,
    width: size,
    channels,
    classes: listing.classes.length,
    classNames: [...listing.classes],
    images: images.subarray(0, labels.length * length),
    labels: Uint8Array.from(labels),
  });
  return { source: datasetSource(id, size, size, channels), warnings };
}

async function find(files: readonly PickedPicture[]): Promise<{ listing: Listing; byPath: ReadonlyMap<string, Blob> } | Problem> {
  const unpacked = await unpackPictures(files);
  if (isProblem(unpacked)) return unpacked;
  const byPath = new Map(unpacked.map(({ path, file }) => [path, file]));
  const tables = new Map<string, string>();
  for (const [path, file] of byPath) if (isTable(path)) tables.set(path, await file.text());
  const listing = listPictures(unpacked.length > 0 ? [...byPath.keys()] : files.map(({ path }) => path), tables);
  return isProblem(listing) ? listing : { listing, byPath };
}

function warningsOf(unreadable: readonly string[]): Problem[] {
  const named = unreadable.slice(0, mostNamed).map((name) => warning('picture-unreadable', { values: { name } }));
  const more = unreadable.length - named.length;
  return more > 0 ? [...named, warning('pictures-unreadable', { values: { count: more } })] : named;
}
