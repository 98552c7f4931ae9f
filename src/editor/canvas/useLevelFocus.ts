/** Keeps the keyboard where it was when the canvas shows another level: inside a network, or on its node outside. */
import { useEffect, type RefObject } from 'react';
import { useDocumentStore } from '../document/store';

/** About half a second, on a slow machine. */
const framesToMeasure = 30;

let shownBefore = false;

/** `canvas` takes the focus inside a network, and the node that is selected takes it outside; not when the app opens. */
export function useLevelFocus(canvas: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const first = !shownBefore;
    shownBefore = true;
    if (first || document.activeElement !== document.body) return;
    const { inside } = useDocumentStore.getState();
    let frame = 0;
    // React Flow hides its nodes until it has measured them, and what is hidden takes no focus.
    const attempt = (left: number) => {
      const target = inside === null ? canvas.current?.querySelector<HTMLElement>('.react-flow__node.selected') : canvas.current;
      target?.focus({ preventScroll: true });
      if (left > 0 && (!target || document.activeElement !== target)) frame = requestAnimationFrame(() => attempt(left - 1));
    };
    attempt(framesToMeasure);
    return () => cancelAnimationFrame(frame);
  }, [canvas]);
}
