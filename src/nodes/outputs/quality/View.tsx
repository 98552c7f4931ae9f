/** Quality shows its table. */
import { QualityTable } from '../../../editor/figures/QualityTable';
import type { NodeId } from '../../../runtime/graph/document';

export function View({ nodeId }: { nodeId: NodeId }) {
  return <QualityTable nodeId={nodeId} />;
}
