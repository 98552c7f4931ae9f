/** The minimap, for as long as a part of the graph is out of sight: where all is seen, it would only cover some of it. */
import { MiniMap, useStore, type Node, type ReactFlowState } from '@xyflow/react';
import { nodeDefinition } from '../../nodes/registry';
import { useDocumentStore } from '../document/store';

export function Overview() {
  const needed = useStore(somethingIsHidden);
  return needed && <MiniMap pannable zoomable nodeColor={colourOf} nodeBorderRadius={6} />;
}

function somethingIsHidden({ nodeLookup, transform: [left, top, zoom], width, height }: ReactFlowState): boolean {
  for (const { internals, measured } of nodeLookup.values()) {
    const [x, y] = [left + zoom * internals.positionAbsolute.x, top + zoom * internals.positionAbsolute.y];
    if (x < 0 || y < 0 || x + zoom * (measured.width ?? 0) > width || y + zoom * (measured.height ?? 0) > height) return true;
  }
  return false;
}

function colourOf({ id }: Node): string {
  const type = useDocumentStore.getState().shown.nodes[id]?.type ?? '';
  return `var(--category-${nodeDefinition(type)?.category ?? 'outputs'})`;
}
