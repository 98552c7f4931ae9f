/** Graphs as files: JSON out and in. */
import { serializeDocument } from '../../runtime/graph/serialize';
import { openFile } from '../canvas/openFile';
import { useDocumentStore } from '../document/store';
import { downloadBlob } from '../samples/download';
import { fileNameOf } from './format';

export function exportGraph(): void {
  const { document } = useDocumentStore.getState();
  downloadBlob(new Blob([serializeDocument(document)], { type: 'application/json' }), fileNameOf(document.meta.name));
}

/** Lets a person pick a file and opens it as a new graph; a file with errors changes nothing. */
export function importGraph(): void {
  const picker = document.createElement('input');
  picker.type = 'file';
  picker.accept = '.json,application/json';
  picker.addEventListener('change', () => {
    const [file] = picker.files ?? [];
    if (file) void openFile(file);
  });
  picker.click();
}
