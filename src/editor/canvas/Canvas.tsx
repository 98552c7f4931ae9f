/** The canvas: React Flow shows what the document says and hands back what a person does. */
import { Suspense, useRef, type DragEvent, type MouseEvent } from 'react';
import { Background, BackgroundVariant, ConnectionLineType, Controls, ReactFlow, SelectionMode } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { t } from '../../messages';
import { lazyAfterStart } from '../afterStart';
import { hasInside } from '../document/inside';
import { useDocumentStore } from '../document/store';
import { nodeDragType } from '../palette/drag';
import { ariaLabels } from './ariaLabels';
import { Breadcrumb } from './Breadcrumb';
import { CanvasMenu } from './CanvasMenu';
import { useCanvasStore } from './canvasStore';
import { NodeShell } from './NodeShell';
import { openFile } from './openFile';
import { Overview } from './Overview';
import { PalettePopup } from './PalettePopup';
import { gridStep, wholeGraph } from './placement';
import { Refusal } from './Refusal';
import { useAddNode } from './useAddNode';
import { useConnecting } from './useConnecting';
import { useFlowingWires } from './useFlowingWires';
import { useFlowState } from './useFlowState';
import { useLevelFocus } from './useLevelFocus';
import { useShortcuts } from './useShortcuts';
import { useViewport } from './useViewport';
import { Wire } from './Wire';
import './canvas.css';
import './node.css';
import './overlays.css';

// What the first paint does not show comes after it.
const ImportProblems = lazyAfterStart(async () => (await import('./ImportProblems')).ImportProblems);
const Shortcuts = lazyAfterStart(async () => (await import('./Shortcuts')).Shortcuts);

const nodeTypes = { node: NodeShell };
const edgeTypes = { wire: Wire };
const grid: [number, number] = [gridStep, gridStep];

/** The graph, or the inside of one of its networks: each begins with a canvas of its own. */
export function Canvas() {
  const level = useDocumentStore(({ graphId, inside }) => `${graphId} ${inside ?? ''}`);
  return <Surface key={level} level={level} />;
}

function Surface({ level }: { level: string }) {
  const flow = useFlowState();
  const isEmpty = flow.nodes.length === 0;
  const viewport = useViewport(level);
  const canvas = useRef<HTMLElement>(null);
  useLevelFocus(canvas);
  useFlowingWires(canvas);
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
  const openOrOffer = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const node = nodeAt(event.target);
    if (node !== null) useDocumentStore.getState().enter(node);
    else if (event.target.closest('.react-flow__pane')) useCanvasStore.setState({ popup: { at: { x: event.clientX, y: event.clientY }, from: null } });
  };

  return (
    <>
      <CanvasMenu>
        <main ref={canvas} tabIndex={-1} className="canvas" aria-label={t('canvas.label')} onDragOver={allowDrop} onDrop={drop} onDoubleClick={openOrOffer}>
          <ReactFlow
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
            {...viewport}
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
            <Overview />
            <Controls orientation="horizontal" showInteractive={false} fitViewOptions={wholeGraph} position="bottom-left" />
          </ReactFlow>
          <Breadcrumb />
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

/** The network under a double click; null where something else of the page takes it. */
function nodeAt(target: Element): string | null {
  const id = target.closest('.nodrag, button, input') ? undefined : target.closest<HTMLElement>('.react-flow__node')?.dataset.id;
  return id !== undefined && hasInside(useDocumentStore.getState().shown.nodes[id]) ? id : null;
}
