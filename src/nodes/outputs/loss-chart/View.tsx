/** Loss Chart draws the metrics of the trainer that is wired to it. */
import { Suspense, lazy } from 'react';
import { useDocumentStore } from '../../../editor/document/store';
import { editParam } from '../../../editor/params/edit';
import type { NodeId } from '../../../runtime/graph/document';
import type { Params } from '../../define';
import { nodeDefinition } from '../../registry';

// The chart library is not needed for the first paint.
const LossChart = lazy(async () => ({ default: (await import('../../../editor/charts/LossChart')).LossChart }));

const noMetrics: readonly string[] = [];

export function View({ nodeId, params }: { nodeId: NodeId; params: Params }) {
  const trainer = useDocumentStore(
    ({ document }) => document.edges.find(({ to }) => to.node === nodeId && to.port === 'metrics')?.from.node ?? null,
  );
  const metrics = useDocumentStore(({ document }) => nodeDefinition(document.nodes[trainer ?? '']?.type ?? '')?.metrics ?? noMetrics);
  return (
    <Suspense>
      <LossChart
        trainer={trainer}
        metrics={metrics}
        log={params.logScale === true}
        smoothing={Number(params.smoothing ?? 0.9)}
        onLog={(log) => editParam(nodeId, 'logScale', log)}
      />
    </Suspense>
  );
}
