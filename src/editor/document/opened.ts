/** When the first graph is on the canvas: it comes from storage, a moment after the page. */
import { useDocumentStore } from './store';

/** Resolves at once where a graph is open. */
export function graphOpened(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (useDocumentStore.getState().graphId === '') return;
      stop();
      resolve();
    };
    const stop = useDocumentStore.subscribe(look);
    look();
  });
}
