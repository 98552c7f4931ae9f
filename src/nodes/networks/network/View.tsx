/** Network shows its layers. */
import { LayerSummary } from '../../../editor/params/layers/LayerSummary';
import type { NodeId } from '../../../runtime/graph/document';

export function View({ nodeId }: { nodeId: NodeId }) {
  return <LayerSummary nodeId={nodeId} />;
}
