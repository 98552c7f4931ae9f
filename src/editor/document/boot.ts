/** Opens the graph that was open last, or the first template where there is none, and saves from then on. */
import { t } from '../../messages';
import { templates } from '../../nodes/templates';
import { emptyDocument, type GraphDocument } from '../../runtime/graph/document';
import { loadDocument } from '../../runtime/graph/load';
import { lastOpenedGraph, loadGraph, markGraphOpened, saveGraph } from '../../storage/graphs';
import { showFailure } from '../dialogs/toasts';
import { openGraph } from '../run/runtime';
import { startAutosave } from './autosave';

/** Brings a graph onto the canvas; where storage is refused, one that is not kept. */
export async function boot(): Promise<void> {
  const { id, document } = (await lastGraph().catch(sayUnreadable)) ?? (await firstGraph());
  startAutosave(keep, (reason) => showFailure(t('canvas.storage.notSaved'), reason));
  await openGraph(id, document);
}

interface Opened {
  id: string;
  document: GraphDocument;
}

async function lastGraph(): Promise<Opened | null> {
  const id = await lastOpenedGraph();
  const saved = id === null ? null : await loadGraph(id);
  const { document } = loadDocument(saved?.document);
  return id !== null && document ? { id, document } : null;
}

async function firstGraph(): Promise<Opened> {
  const id = crypto.randomUUID();
  const document = templates[0]?.document ?? emptyDocument('');
  await keep(id, document).then(() => markGraphOpened(id)).catch(() => undefined);
  return { id, document };
}

function keep(id: string, document: GraphDocument): Promise<void> {
  return saveGraph({ id, name: document.meta.name, document });
}

function sayUnreadable(reason: unknown): null {
  showFailure(t('canvas.storage.notRead'), reason);
  return null;
}
