/** Where the view of a graph, and of the inside of each of its networks, stood when it was left. */
import { useMemo } from 'react';
import type { ReactFlowProps, Viewport } from '@xyflow/react';
import { useDocumentStore } from '../document/store';

const left = new Map<string, Viewport>();

/** React Flow's properties for a level, by a key of its own: as it was left, or all of it. */
export function useViewport(level: string): Pick<ReactFlowProps, 'defaultViewport' | 'fitView' | 'onMoveEnd'> {
  return useMemo(() => {
    const known = left.get(level);
    // On an empty canvas React Flow would put off showing the whole graph, and so move the first node that is dropped.
    const { graphId, shown } = useDocumentStore.getState();
    const fits = graphId !== '' && Object.keys(shown.nodes).length > 0;
    return {
      ...(known ? { defaultViewport: known } : { fitView: fits }),
      onMoveEnd: (_event, viewport) => left.set(level, viewport),
    };
  }, [level]);
}
