/** The files that a person picked or dropped, with their places in the folder that they came in. */
import { pickFiles } from './pickFiles';

export interface GatheredFile {
  /** With the folders above it, such as `my-model/onnx/model.onnx`. */
  readonly path: string;
  readonly file: File;
}

/** Lets a person pick files, or a folder with all that is in it; gives none when they think better of it. */
export async function gatherFiles(what: 'files' | 'folder'): Promise<readonly GatheredFile[]> {
  const picked = await pickFiles({ multiple: what === 'files', folder: what === 'folder' });
  return picked.map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** Files and folders that were dropped. To be called while the event is handled: afterwards the browser takes them away. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<GatheredFile[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return [...files].map((file) => ({ path: file.name, file }));
  return (await Promise.all(entries.map(filesBelow))).flat();
}

async function filesBelow(entry: FileSystemEntry): Promise<GatheredFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//u, ''), file }];
  }
  return isFolder(entry) ? (await Promise.all((await entriesOf(entry)).map(filesBelow))).flat() : [];
}

/** A reader gives the entries in portions, until it gives none. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) return all;
    all.push(...portion);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
