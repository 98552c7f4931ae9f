/** The canvas: React Flow shows what the document says and hands back what a person does. */
import { lazy, Suspense, useMemo, type DragEvent, type MouseEvent } from 'react';
import { Background, BackgroundVariant, ConnectionLineType, Controls, MiniMap, ReactFlow, SelectionMode, type Node } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { t } from '../../messages';
import { nodeDefinition } from '../../nodes/registry';
import { useDocumentStore } from '../document/store';
import { nodeDragType } from '../palette/drag';
import { ariaLabels } from './ariaLabels';
import { CanvasMenu } from './CanvasMenu';
import { useCanvasStore } from './canvasStore';
import { NodeShell } from './NodeShell';
import { openFile } from './openFile';
import { PalettePopup } from './PalettePopup';
import { gridStep, wholeGraph } from './placement';
import { Refusal } from './Refusal';
import { useAddNode } from './useAddNode';
import { useConnecting } from './useConnecting';
import { useFlowState } from './useFlowState';
import { useShortcuts } from './useShortcuts';
import { Wire } from './Wire';
import './canvas.css';
import './node.css';
import './overlays.css';

// What the first paint does not show comes after it.
const ImportProblems = lazy(async () => ({ default: (await import('./ImportProblems')).ImportProblems }));
const Shortcuts = lazy(async () => ({ default: (await import('./Shortcuts')).Shortcuts }));

const nodeTypes = { node: NodeShell };
const edgeTypes = { wire: Wire };
const grid: [number, number] = [gridStep, gridStep];

export function Canvas() {
  const { onPointerDownCapture, ...flow } = useFlowState();
  const graphId = useDocumentStore((state) => state.graphId);
  const isEmpty = flow.nodes.length === 0;
  // On an empty canvas React Flow would put off showing the whole graph, and so move the first node that is dropped.
  const fits = useMemo(() => graphId !== '' && Object.keys(useDocumentStore.getState().document.nodes).length > 0, [graphId]);
  const connecting = useConnecting();
  const { addAt } = useAddNode();
  useShortcuts();

  const allowDrop = (event: DragEvent) => {
    const { types } = event.dataTransfer;
    if (!types.includes(nodeDragType) && !types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  };
  const drop = (event: DragEvent) => {
    // A node's own body takes its files first.
    if (event.isDefaultPrevented()) return;
    event.preventDefault();
    const type = event.dataTransfer.getData(nodeDragType);
    const [file] = event.dataTransfer.files;
    if (type) addAt(type, { x: event.clientX, y: event.clientY });
    else if (file) void openFile(file);
  };
  const offerNodes = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || !event.target.closest('.react-flow__pane')) return;
    useCanvasStore.setState({ popup: { at: { x: event.clientX, y: event.clientY }, from: null } });
  };

  return (
    <>
      <CanvasMenu>
        <main className="canvas" aria-label={t('canvas.label')} onPointerDownCapture={onPointerDownCapture} onDragOver={allowDrop} onDrop={drop} onDoubleClick={offerNodes}>
          <ReactFlow
            key={graphId}
            {...flow}
            {...connecting}
            onPaneClick={letGoOfWire}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            connectionLineType={ConnectionLineType.Bezier}
            connectionRadius={28}
            snapToGrid
            snapGrid={grid}
            minZoom={0.15}
            maxZoom={2.5}
            fitView={fits}
            fitViewOptions={wholeGraph}
            zoomOnDoubleClick={false}
            panActivationKeyCode={null}
            deleteKeyCode={null}
            multiSelectionKeyCode={['Shift', 'Control', 'Meta']}
            selectionMode={SelectionMode.Partial}
            attributionPosition="bottom-center"
            ariaLabelConfig={ariaLabels}
          >
            <Background variant={BackgroundVariant.Dots} gap={gridStep} size={1.2} />
            <MiniMap pannable zoomable nodeColor={minimapColour} nodeBorderRadius={6} />
            <Controls showInteractive={false} fitViewOptions={wholeGraph} position="bottom-left" />
          </ReactFlow>
          {isEmpty && <p className="canvas-hint">{t('canvas.empty')}</p>}
        </main>
      </CanvasMenu>
      <PalettePopup />
      <Refusal />
      <Suspense>
        <ImportProblems />
        <Shortcuts />
      </Suspense>
    </>
  );
}

/** A wire begun by a click on a port is given up by a click beside it. */
function letGoOfWire(): void {
  useCanvasStore.setState({ fitting: null, refusal: null });
}

function minimapColour({ id }: Node): string {
  const type = useDocumentStore.getState().document.nodes[id]?.type ?? '';
  return `var(--category-${nodeDefinition(type)?.category ?? 'outputs'})`;
}
