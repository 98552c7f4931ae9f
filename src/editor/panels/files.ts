/** Graphs as files: JSON out and in. */
import { parseDocument } from '../../runtime/graph/load';
import { serializeDocument } from '../../runtime/graph/serialize';
import { useCanvasStore } from '../canvas/canvasStore';
import { useDocumentStore } from '../document/store';
import { downloadBlob } from '../samples/download';
import { fileNameOf } from './format';
import { openAsNew } from './shelf';

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
    if (file) void open(file);
  });
  picker.click();
}

async function open(file: File): Promise<void> {
  const { document, problems } = parseDocument(await file.text());
  if (document && problems.every(({ severity }) => severity !== 'error')) await openAsNew(document);
  else useCanvasStore.setState({ importProblems: problems });
}
