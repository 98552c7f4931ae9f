/** What the last run said of a node on the canvas. The nodes of a drawing do not run by themselves. */
import type { NodeId } from '../../runtime/graph/document';
import { useDocumentStore } from '../document/store';
import type { NodeRun } from './reduce';
import { useRunStore } from './store';

export function useNodeRun(id: NodeId): NodeRun | undefined {
  const inDrawing = useDocumentStore((state) => state.inside !== null);
  return useRunStore(({ nodes }) => (inDrawing ? undefined : nodes[id]));
}
