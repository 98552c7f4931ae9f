/** The last edits before the page goes, kept where writing is immediate: a database does not finish in a page that closes. */
import type { GraphDocument } from '../../runtime/graph/document';
import { parseDocument } from '../../runtime/graph/load';
import { serializeDocument } from '../../runtime/graph/serialize';

const prefix = 'latentloom.unsaved.';

/** Keeps a graph for the next visit; where there is no room, the database may still manage. */
export function keepUnsaved(graphId: string, document: GraphDocument): void {
  try {
    localStorage.setItem(prefix + graphId, serializeDocument(document));
  } catch {
    return;
  }
}

/** Forgets what was kept of a graph, as the database has it now. */
export function dropUnsaved(graphId: string): void {
  try {
    localStorage.removeItem(prefix + graphId);
  } catch {
    return;
  }
}

/** Every graph that was kept. */
export function unsavedGraphs(): Array<{ graphId: string; document: GraphDocument }> {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return keys.flatMap((key) => {
      const { document } = parseDocument(localStorage.getItem(key) ?? '');
      return document ? [{ graphId: key.slice(prefix.length), document }] : [];
    });
  } catch {
    return [];
  }
}
