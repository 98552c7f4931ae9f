/** Saves the open graph a moment after each edit, and at once when the page is about to go. */
import type { GraphDocument } from '../../runtime/graph/document';
import { useDocumentStore } from './store';
import { dropUnsaved, keepUnsaved } from './unsaved';

export type SaveGraph = (graphId: string, document: GraphDocument) => Promise<void>;

let flushPending = (): void => undefined;

/** Saves at once what waits to be saved, as when it took long to make. */
export function saveNow(): void {
  flushPending();
}

/**
 * Starts saving; `delay` is in ms.
 * @returns a function that stops it.
 */
export function startAutosave(save: SaveGraph, onError: (reason: unknown) => void, delay = 500): () => void {
  /** The newest edit that the database is not known to have. */
  let latest: { graphId: string; document: GraphDocument } | null = null;
  let due = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    if (!latest || !due) return;
    due = false;
    const saving = latest;
    const saved = () => {
      if (latest !== saving) return;
      latest = null;
      dropUnsaved(saving.graphId);
    };
    save(saving.graphId, saving.document).then(saved, onError);
  }

  function leave(): void {
    if (latest) keepUnsaved(latest.graphId, latest.document);
    flush();
  }

  const unsubscribe = useDocumentStore.subscribe((state, previous) => {
    if (state.document === previous.document) return;
    if (state.graphId !== previous.graphId) return flush();
    latest = { graphId: state.graphId, document: state.document };
    due = true;
    clearTimeout(timer);
    timer = setTimeout(flush, delay);
  });

  flushPending = flush;
  const leaveWhenHidden = () => {
    if (document.visibilityState === 'hidden') leave();
  };
  window.addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', leaveWhenHidden);
  return () => {
    flush();
    unsubscribe();
    window.removeEventListener('pagehide', leave);
    document.removeEventListener('visibilitychange', leaveWhenHidden);
  };
}
