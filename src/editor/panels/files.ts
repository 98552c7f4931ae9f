/** Graphs as files: JSON out and in. */
import { serializeDocument } from '../../runtime/graph/serialize';
import { openFile } from '../canvas/openFile';
import { useDocumentStore } from '../document/store';
import { pickFiles } from '../files/pickFiles';
import { downloadBlob } from '../samples/download';
import { fileNameOf } from './format';

export function exportGraph(): void {
  const { document } = useDocumentStore.getState();
  downloadBlob(new Blob([serializeDocument(document)], { type: 'application/json' }), fileNameOf(document.meta.name));
}

/** Lets a person pick a file and opens it as a new graph; a file with errors changes nothing. */
export async function importGraph(): Promise<void> {
  const [file] = await pickFiles({ accept: '.json,application/json' });
  if (file) await openFile(file);
}
