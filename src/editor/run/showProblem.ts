/** Leads to the node that a problem is about, into a network's drawing where it lies there. */
import type { Problem } from '../../runtime/graph/problems';
import { useDocumentStore } from '../document/store';

export function showProblem({ node, inside }: Problem): void {
  if (node === undefined) return;
  const store = useDocumentStore.getState();
  if (inside && store.inside !== node) store.enter(node);
  else if (!inside && store.inside !== null) store.leave();
  store.select([inside?.node ?? node]);
}
