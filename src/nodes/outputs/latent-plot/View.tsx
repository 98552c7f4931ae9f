/** Latent Plot shows its points. */
import { PointsView } from '../../../editor/points/PointsView';
import type { NodeId } from '../../../runtime/graph/document';

export function View({ nodeId }: { nodeId: NodeId }) {
  return <PointsView nodeId={nodeId} />;
}
