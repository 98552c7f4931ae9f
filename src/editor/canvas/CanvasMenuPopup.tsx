/** The menu of the canvas or of a node. */
import { Menu } from '@base-ui/react/menu';
import { useReactFlow } from '@xyflow/react';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import { copyByMenu, deleteSelection, duplicateSelection, pasteByMenu, selectAll } from '../document/clipboardActions';
import controls from '../theme/controls.module.css';
import { arrange, readableColumns } from '../../runtime/graph/arrange';
import { moveNodes } from '../document/commands';
import { hasInside } from '../document/inside';
import { useDocumentStore } from '../document/store';
import { isRunnable } from './nodeStatus';
import { usePanelLayout } from '../panels/layout';
import { runNode } from '../run/runtime';
import { useCanvasStore, type ScreenPoint } from './canvasStore';
import { ConnectMenu } from './ConnectMenu';
import { wholeGraph } from './placement';

/** Where the menu was asked for, and on which node; null for the canvas itself. */
export interface MenuTarget {
  readonly at: ScreenPoint;
  readonly node: NodeId | null;
}

interface CanvasMenuPopupProps {
  readonly target: MenuTarget;
  readonly open: boolean;
  onOpenChange(open: boolean): void;
}

export function CanvasMenuPopup({ target: { at, node }, open, onOpenChange }: CanvasMenuPopupProps) {
  const point = { getBoundingClientRect: () => new DOMRect(at.x, at.y) };
  return (
    <Menu.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <Menu.Portal>
        <Menu.Positioner className={controls.positioner} anchor={point} side="bottom" align="start">
          <Menu.Popup className={controls.menu}>{node ? <NodeItems node={node} /> : <CanvasItems at={at} />}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function NodeItems({ node }: { node: NodeId }) {
  const type = useDocumentStore(({ shown }) => shown.nodes[node]?.type ?? '');
  const opens = useDocumentStore(({ shown }) => hasInside(shown.nodes[node]));
  return (
    <>
      {isRunnable(type) && <Item label="run" onClick={() => void runNode(node)} />}
      {opens && <Item label="open" keys="Enter" onClick={() => useDocumentStore.getState().enter(node)} />}
      <ConnectMenu node={node} />
      <Menu.Separator className={controls.separator} />
      <Item label="duplicate" keys="Ctrl D" onClick={duplicateSelection} />
      <Item label="copy" keys="Ctrl C" onClick={() => void copyByMenu()} />
      <Item label="delete" keys="Del" onClick={deleteSelection} />
      <Menu.Separator className={controls.separator} />
      <Item label="help" onClick={() => usePanelLayout.setState({ right: true })} />
    </>
  );
}

function CanvasItems({ at }: { at: ScreenPoint }) {
  const { fitView, screenToFlowPosition, getNodes } = useReactFlow();
  const inside = useDocumentStore((state) => state.inside);
  const arrangeShown = () => {
    const sizes = Object.fromEntries(getNodes().map(({ id, measured }) => [id, { width: measured?.width ?? 0, height: measured?.height ?? 0 }]));
    useDocumentStore.getState().edit((document) => moveNodes(arrange(document, sizes, inside === null ? undefined : readableColumns))(document));
    requestAnimationFrame(() => void fitView(wholeGraph));
  };
  return (
    <>
      <Item label="add" keys="Space" onClick={() => useCanvasStore.setState({ popup: { at, from: null } })} />
      <Item label="paste" keys="Ctrl V" onClick={() => void pasteByMenu(screenToFlowPosition(at))} />
      <Item label="selectAll" keys="Ctrl A" onClick={selectAll} />
      <Item label="arrange" onClick={arrangeShown} />
      <Item label="fit" keys="F" onClick={() => void fitView(wholeGraph)} />
      {inside !== null && <Item label="back" keys="Esc" onClick={() => useDocumentStore.getState().leave()} />}
      <Menu.Separator className={controls.separator} />
      <Item label="shortcuts" keys="?" onClick={() => useCanvasStore.setState({ shortcutsOpen: true })} />
    </>
  );
}

function Item({ label, keys, onClick }: { label: string; keys?: string; onClick(): void }) {
  return (
    <Menu.Item className={controls.item} onClick={onClick}>
      {t(`canvas.menu.${label}`)}
      {keys && <span className={controls.itemHint}>{keys}</span>}
    </Menu.Item>
  );
}
