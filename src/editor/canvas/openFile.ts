/** A graph file dropped on the canvas: it opens as a graph of its own, or changes nothing and says what is wrong. */
import { parseDocument } from '../../runtime/graph/load';
import { openAsNew } from '../panels/shelf';
import { useCanvasStore } from './canvasStore';

/** Opens a graph from a file. */
export async function openFile(file: File): Promise<void> {
  const { document, problems } = parseDocument(await file.text());
  if (document && problems.every(({ severity }) => severity !== 'error')) await openAsNew(document);
  else useCanvasStore.setState({ importProblems: problems });
}
