/** Says beside the pointer why a wire was refused. */
import { useEffect } from 'react';
import { Unplug } from 'lucide-react';
import { describeProblem } from '../run/problemText';
import { useCanvasStore } from './canvasStore';

const shownFor = 7000;

export function Refusal() {
  const refusal = useCanvasStore((state) => state.refusal);
  useEffect(() => {
    if (!refusal) return;
    const timer = setTimeout(() => useCanvasStore.setState({ refusal: null }), shownFor);
    return () => clearTimeout(timer);
  }, [refusal]);
  // The region is always there: a screen reader announces only what changes inside it.
  return (
    <div role="alert" className="refusal-region">
      {refusal && (
        <p className="refusal" style={{ left: Math.min(refusal.at.x + 12, window.innerWidth - 340), top: Math.min(refusal.at.y + 12, window.innerHeight - 100) }}>
          <Unplug size={15} aria-hidden />
          <span>{describeProblem(refusal.problem)}</span>
        </p>
      )}
    </div>
  );
}
