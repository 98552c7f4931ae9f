/** Opens the graph that was open last, or the first template where there is none, and saves from then on. */
import { t } from '../../messages';
import { templates } from '../../nodes/templates';
import { emptyDocument } from '../../runtime/graph/document';
import { lastOpenedGraph, saveGraph } from '../../storage/graphs';
import { showFailure } from '../dialogs/toasts';
import { openAsNew, openStored } from '../panels/shelf';
import { startRuntime } from '../run/runtime';
import { startAutosave } from './autosave';
import { useDocumentStore } from './store';
import { dropUnsaved, unsavedGraphs } from './unsaved';

/** Brings a graph onto the canvas; where storage is refused, one that is not kept. */
export async function boot(): Promise<void> {
  startAutosave(
    (id, document) => saveGraph({ id, name: document.meta.name, document }),
    (reason) => showFailure(t('canvas.storage.notSaved'), reason),
  );
  await saveUnsaved();
  const last = await lastOpenedGraph().catch(() => null);
  if (last !== null) await openStored(last);
  if (useDocumentStore.getState().graphId === '') await openAsNew(templates[0]?.document ?? emptyDocument(''));
  startRuntime();
}

/** Saves what the last visit had no time to save. */
async function saveUnsaved(): Promise<void> {
  for (const { graphId, document } of unsavedGraphs()) {
    await saveGraph({ id: graphId, name: document.meta.name, document }).then(() => dropUnsaved(graphId), () => undefined);
  }
}
