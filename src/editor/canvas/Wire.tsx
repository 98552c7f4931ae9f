/** A wire, in the colour of what flows along it and with its shape as a label. */
import { memo } from 'react';
import { BaseEdge, EdgeLabelRenderer, getBezierPath, getSmoothStepPath, type EdgeProps } from '@xyflow/react';
import { nodeDefinition } from '../../nodes/registry';
import type { PortType } from '../../runtime/graph/portTypes';
import { typedGraphOf } from '../document/derived';
import { useDocumentStore } from '../document/store';
import { useNodeRun } from '../run/useNodeRun';
import { typeText } from './words';

/** Wires shorter than this, in canvas pixels, have no room for a label. */
const roomForLabel = 70;
/** Of a label, in canvas pixels: a letter, and both its edges. */
const [letterWidth, edgesWidth] = [7, 10];
/** A wire that leads so far back, in canvas pixels, goes around in steps: a curve would run behind nodes. */
const farBack = 40;

export const Wire = memo(function Wire(props: EdgeProps) {
  const { id, source, sourceHandleId, target, targetHandleId, sourceX, sourceY, targetX, targetY, selected } = props;
  const type = useWireType(source, sourceHandleId ?? '');
  const flows = useNodeRun(target)?.state === 'running';
  const wrong = useDocumentStore(({ shown }) =>
    typedGraphOf(shown).problems.some((problem) => problem.severity === 'error' && problem.node === target && problem.port === targetHandleId),
  );
  const goesAround = sourceX - targetX > farBack;
  const [path, labelX, labelY] = goesAround ? getSmoothStepPath({ ...props, borderRadius: 16 }) : getBezierPath(props);
  const text = type === null ? '' : typeText(type);
  const hasLabel = text !== '' && text !== type?.kind && Math.hypot(targetX - sourceX, targetY - sourceY) > roomForLabel;
  // Where nodes stand too close for it, the label stands along the steep wire between them.
  const isTurned = !goesAround && targetX - sourceX < letterWidth * text.length + edgesWidth;
  return (
    <>
      <BaseEdge
        path={path}
        interactionWidth={16}
        className={`wire${flows ? ' wire-flows' : ''}${selected ? ' wire-selected' : ''}${wrong ? ' wire-wrong' : ''}`}
        style={{ stroke: type ? `var(--port-${type.kind})` : undefined }}
      />
      {hasLabel && (
        <EdgeLabelRenderer>
          <span className="wire-label" data-wire={id} style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)${isTurned ? ' rotate(-90deg)' : ''}` }}>
            {text}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

function useWireType(node: string, port: string): PortType | null {
  return useDocumentStore(({ shown }) => {
    const definition = nodeDefinition(shown.nodes[node]?.type ?? '');
    return typedGraphOf(shown).outputs[node]?.[port] ?? definition?.outputs[port]?.type ?? null;
  });
}
