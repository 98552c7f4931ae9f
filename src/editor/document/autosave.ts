/** Saves the open graph a moment after each edit, and at once when the page is about to go. */
import type { GraphDocument } from '../../runtime/graph/document';
import { useDocumentStore } from './store';

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
  let pending: { graphId: string; document: GraphDocument } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    if (!pending) return;
    const { graphId, document } = pending;
    pending = null;
    save(graphId, document).catch(onError);
  }

  const unsubscribe = useDocumentStore.subscribe((state, previous) => {
    if (state.document === previous.document) return;
    if (state.graphId !== previous.graphId) return flush();
    pending = { graphId: state.graphId, document: state.document };
    clearTimeout(timer);
    timer = setTimeout(flush, delay);
  });

  flushPending = flush;
  const flushWhenHidden = () => {
    if (document.visibilityState === 'hidden') flush();
  };
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', flushWhenHidden);
  return () => {
    flush();
    unsubscribe();
    window.removeEventListener('pagehide', flush);
    document.removeEventListener('visibilitychange', flushWhenHidden);
  };
}
