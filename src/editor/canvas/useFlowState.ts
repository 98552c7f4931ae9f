/** Keeps React Flow's picture in step with the document, and turns its changes into edits. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Edge, EdgeChange, Node, NodeChange } from '@xyflow/react';
import type { NodeId } from '../../runtime/graph/document';
import { moveNodes, resizeNode } from '../document/commands';
import { inGesture } from '../document/gesture';
import { useDocumentStore } from '../document/store';
import { flowEdges, flowNodes, type FlowView } from './flowMapping';

/** React Flow's nodes and edges, and what to do when it asks for a change. */
export function useFlowState() {
  const document = useDocumentStore((state) => state.shown);
  const selection = useDocumentStore((state) => state.selection);
  const selectedEdges = useDocumentStore((state) => state.selectedEdges);
  const [measured, setMeasured] = useState<FlowView['measured']>({});
  const lastNodes = useRef<Node[]>([]);
  const lastEdges = useRef<Edge[]>([]);

  const view = useMemo(() => ({ selection, selectedEdges, measured }), [selection, selectedEdges, measured]);
  const nodes = useMemo(() => (lastNodes.current = flowNodes(document, view, lastNodes.current)), [document, view]);
  const edges = useMemo(() => (lastEdges.current = flowEdges(document, view, lastEdges.current)), [document, view]);

  const onNodesChange = useCallback((changes: NodeChange[]) => {
    measure(changes, setMeasured);
    selectChanged(changes, 'selection');
    layOut(changes);
  }, []);
  const onEdgesChange = useCallback((changes: EdgeChange[]) => selectChanged(changes, 'selectedEdges'), []);

  return { nodes, edges, onNodesChange, onEdgesChange };
}

function measure(changes: readonly NodeChange[], setMeasured: (update: (sizes: FlowView['measured']) => FlowView['measured']) => void): void {
  const sizes = changes.flatMap((change) => (change.type === 'dimensions' && change.dimensions ? [[change.id, change.dimensions] as const] : []));
  if (sizes.length > 0) setMeasured((before) => ({ ...before, ...Object.fromEntries(sizes) }));
}

function selectChanged(changes: readonly (NodeChange | EdgeChange)[], what: 'selection' | 'selectedEdges'): void {
  const state = useDocumentStore.getState();
  const chosen = new Set(state[what]);
  let changed = false;
  for (const change of changes) {
    if (change.type !== 'select' || change.selected === chosen.has(change.id)) continue;
    changed = true;
    if (change.selected) chosen.add(change.id);
    else chosen.delete(change.id);
  }
  if (!changed) return;
  if (what === 'selection') state.select([...chosen], state.selectedEdges);
  else state.select(state.selection, [...chosen]);
}

function layOut(changes: readonly NodeChange[]): void {
  const { edit } = useDocumentStore.getState();
  const options = inGesture('nudge');
  const moved: Record<NodeId, { x: number; y: number }> = {};
  for (const change of changes) {
    if (change.type === 'position' && change.position) moved[change.id] = change.position;
    if (change.type === 'dimensions' && change.setAttributes && change.dimensions) edit(resizeNode(change.id, change.dimensions), options);
  }
  edit(moveNodes(moved), options);
}
