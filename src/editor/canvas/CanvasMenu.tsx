/** The menu behind a right click on the canvas or on a node. */
import { useState, type MouseEvent, type ReactElement } from 'react';
import { ContextMenu } from '@base-ui/react/context-menu';
import { useReactFlow } from '@xyflow/react';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import { copyByMenu, deleteSelection, duplicateSelection, pasteByMenu, selectAll } from '../document/clipboardActions';
import { useDocumentStore } from '../document/store';
import controls from '../theme/controls.module.css';
import { usePanelLayout } from '../panels/layout';
import { runNode } from '../run/runtime';
import { useCanvasStore, type ScreenPoint } from './canvasStore';
import { ConnectMenu } from './ConnectMenu';
import { wholeGraph } from './placement';

/** Wraps the canvas, which becomes the menu's trigger. */
export function CanvasMenu({ children }: { children: ReactElement }) {
  const [target, setTarget] = useState<{ at: ScreenPoint; node: NodeId | null }>({ at: { x: 0, y: 0 }, node: null });
  const note = (event: MouseEvent) => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('.react-flow__node') : null;
    const node = element?.dataset.id ?? null;
    setTarget({ at: { x: event.clientX, y: event.clientY }, node });
    const { selection, select } = useDocumentStore.getState();
    if (node && !selection.includes(node)) select([node]);
  };
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger render={children} onContextMenu={note} />
      <ContextMenu.Portal>
        <ContextMenu.Positioner className={controls.positioner}>
          <ContextMenu.Popup className={controls.menu}>
            {target.node ? <NodeItems node={target.node} /> : <CanvasItems at={target.at} />}
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function NodeItems({ node }: { node: NodeId }) {
  return (
    <>
      <Item label="run" onClick={() => void runNode(node)} />
      <ConnectMenu node={node} />
      <ContextMenu.Separator className={controls.separator} />
      <Item label="duplicate" keys="Ctrl D" onClick={duplicateSelection} />
      <Item label="copy" keys="Ctrl C" onClick={() => void copyByMenu()} />
      <Item label="delete" keys="Del" onClick={deleteSelection} />
      <ContextMenu.Separator className={controls.separator} />
      <Item label="help" onClick={() => usePanelLayout.setState({ right: true })} />
    </>
  );
}

function CanvasItems({ at }: { at: ScreenPoint }) {
  const { fitView, screenToFlowPosition } = useReactFlow();
  return (
    <>
      <Item label="add" keys="Space" onClick={() => useCanvasStore.setState({ popup: { at, from: null } })} />
      <Item label="paste" keys="Ctrl V" onClick={() => void pasteByMenu(screenToFlowPosition(at))} />
      <Item label="selectAll" keys="Ctrl A" onClick={selectAll} />
      <Item label="fit" keys="F" onClick={() => void fitView(wholeGraph)} />
      <ContextMenu.Separator className={controls.separator} />
      <Item label="shortcuts" keys="?" onClick={() => useCanvasStore.setState({ shortcutsOpen: true })} />
    </>
  );
}

function Item({ label, keys, onClick }: { label: string; keys?: string; onClick(): void }) {
  return (
    <ContextMenu.Item className={controls.item} onClick={onClick}>
      {t(`canvas.menu.${label}`)}
      {keys && <span className={controls.itemHint}>{keys}</span>}
    </ContextMenu.Item>
  );
}
