/** Files that a person drops or picks, with the folders that they lie in. */
import type { PickedPicture } from '../../runtime/protocol';

/** Names that IDX files have: without an ending, packed, or as MNIST's are called. */
const idxLike = /(^|\/)[^.]+$|\.(gz|idx|bin)$|ubyte/i;

/** Whether files shall be read as pictures, and not as a pair of IDX files. */
export function arePictures(files: readonly PickedPicture[]): boolean {
  return files.some(({ path }) => !idxLike.test(path));
}

/** Files of a file field; those of a folder know their folders. */
export function fromField(files: Iterable<File>): PickedPicture[] {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** All files that were dropped, folders opened. Call it while the drop is handled: later the browser has forgotten it. */
export async function fromDrop(transfer: DataTransfer): Promise<PickedPicture[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return fromField(transfer.files);
  return (await Promise.all(entries.map((entry) => readEntry(entry, '')))).flat();
}

async function readEntry(entry: FileSystemEntry, folder: string): Promise<PickedPicture[]> {
  const path = folder + entry.name;
  if (entry.isFile) return [{ path, file: await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)) }];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: PickedPicture[] = [];
  // A reader gives a hundred entries at a time, and none when it is done.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return found;
    for (const inside of entries) found.push(...(await readEntry(inside, `${path}/`)));
  }
}
