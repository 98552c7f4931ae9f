/** What summons the menu of the canvas or of a node: a right click, the menu key or a long press. */
import { lazy, Suspense, useRef, useState, type MouseEvent, type PointerEvent, type ReactElement } from 'react';
import { useDocumentStore } from '../document/store';
import type { ScreenPoint } from './canvasStore';
import type { MenuTarget } from './CanvasMenuPopup';

// The menu's code comes when it is first asked for.
const CanvasMenuPopup = lazy(async () => ({ default: (await import('./CanvasMenuPopup')).CanvasMenuPopup }));

/** Browsers without a gesture of their own leave the long press to the page. */
const longPress = { ms: 500, slack: 10 };

/** Wraps the canvas. */
export function CanvasMenu({ children }: { children: ReactElement }) {
  const [target, setTarget] = useState<MenuTarget | null>(null);
  const [open, setOpen] = useState(false);
  const press = useRef<{ timer: number; at: ScreenPoint } | null>(null);

  const summon = (element: Element, at: ScreenPoint) => {
    const node = element.closest<HTMLElement>('.react-flow__node')?.dataset.id ?? null;
    const { selection, select } = useDocumentStore.getState();
    if (node && !selection.includes(node)) select([node]);
    setTarget({ at, node });
    setOpen(true);
  };
  const release = () => {
    if (press.current) window.clearTimeout(press.current.timer);
    press.current = null;
  };
  const begin = ({ pointerType, target: pressed, clientX: x, clientY: y }: PointerEvent) => {
    release();
    if (pointerType !== 'touch' || !(pressed instanceof Element)) return;
    press.current = { timer: window.setTimeout(() => summon(pressed, { x, y }), longPress.ms), at: { x, y } };
  };
  const move = ({ clientX, clientY }: PointerEvent) => {
    if (press.current && Math.hypot(clientX - press.current.at.x, clientY - press.current.at.y) > longPress.slack) release();
  };
  const rightClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    event.preventDefault();
    summon(event.target, { x: event.clientX, y: event.clientY });
  };

  return (
    <>
      <div className="canvas-summons" onContextMenu={rightClick} onPointerDown={begin} onPointerMove={move} onPointerUp={release} onPointerCancel={release}>
        {children}
      </div>
      {target && (
        <Suspense>
          <CanvasMenuPopup target={target} open={open} onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  );
}
