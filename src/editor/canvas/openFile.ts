/** A graph file dropped on the canvas: it takes the place of the graph, or changes nothing and says what is wrong. */
import { parseDocument } from '../../runtime/graph/load';
import { replaceDocument } from '../document/commands';
import { useDocumentStore } from '../document/store';
import { useCanvasStore } from './canvasStore';

/** Opens a graph from a file; undo brings the graph before it back. */
export async function openFile(file: File): Promise<void> {
  const { document, problems } = parseDocument(await file.text());
  const broken = document === null || problems.some(({ severity }) => severity === 'error');
  if (broken) useCanvasStore.setState({ importProblems: problems });
  else useDocumentStore.getState().edit(replaceDocument(document));
}
