/** Picked files with zips opened: what may be pictures or tables, by path. */
import { unzip } from 'fflate';
import { isPicture, isTable } from '../../data/pictures/listing';
import { type Problem, error, isProblem } from '../../graph/problems';
import type { PickedPicture } from '../../protocol';

/** More than a tab can hold unpacked; a zip that says it has more is a trap or a mistake. */
const mostBytes = 2 ** 30;

/** All pictures and tables among files and zips. A zip is a folder of its name, so that those of two zips stay apart. */
export async function unpackPictures(files: readonly PickedPicture[]): Promise<PickedPicture[] | Problem> {
  const unpacked: PickedPicture[] = [];
  for (const file of files) {
    const inside = /\.zip$/i.test(file.path) ? await open(file) : [file];
    if (isProblem(inside)) return inside;
    unpacked.push(...inside.filter(({ path }) => isPicture(path) || isTable(path)));
  }
  return unpacked;
}

async function open({ path, file }: PickedPicture): Promise<PickedPicture[] | Problem> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const folder = path.replace(/\.zip$/i, '');
  let total = 0;
  return new Promise((resolve) => {
    const wanted = ({ name, originalSize }: { name: string; originalSize: number }) => {
      if (!isPicture(name) && !isTable(name)) return false;
      total += originalSize;
      return total <= mostBytes;
    };
    unzip(bytes, { filter: wanted }, (cause, entries) => {
      if (cause) return resolve(error('zip-unreadable', { values: { name: path, detail: cause.message } }));
      if (total > mostBytes) return resolve(error('zip-too-large', { values: { name: path, limit: mostBytes / 2 ** 20 } }));
      resolve(Object.entries(entries).map(([name, content]) => ({ path: `${folder}/${name}`, file: new Blob([content as Uint8Array<ArrayBuffer>]) })));
    });
  });
}
