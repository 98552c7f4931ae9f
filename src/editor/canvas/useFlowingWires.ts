/** Wires of running nodes flow. An animated style would have the page drawn anew in every frame, which training pays for: they move with what is drawn anyway. */
import { useEffect, type RefObject } from 'react';
import { useRunStore } from '../run/store';
import { prefersReducedMotion } from '../theme/motion';

/** In pixels of the canvas: how far dashes move in a second, and after how far they look as before (canvas.css). */
const speed = 13;
const period = 12;
/** They move also where nothing else does, in ms. */
const longestRest = 250;

/** Moves the dashes of the wires within `canvas` for as long as something runs. */
export function useFlowingWires(canvas: RefObject<HTMLElement | null>): void {
  const running = useRunStore((state) => state.running);
  useEffect(() => {
    if (!running) return;
    let movedAt = 0;
    const move = () => {
      if (prefersReducedMotion()) return;
      movedAt = performance.now();
      const offset = String(period - ((movedAt / 1000) * speed) % period);
      for (const wire of canvas.current?.querySelectorAll<SVGPathElement>('.wire-flows') ?? []) wire.style.strokeDashoffset = offset;
    };
    const stop = useRunStore.subscribe(move);
    const timer = setInterval(() => {
      if (performance.now() - movedAt >= longestRest) move();
    }, longestRest);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [canvas, running]);
}
