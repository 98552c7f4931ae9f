/** Fill Mask shows what fits. */
import { Fillings } from '../../../editor/text/Fillings';
import type { NodeId } from '../../../runtime/graph/document';

export function View({ nodeId }: { nodeId: NodeId }) {
  return <Fillings nodeId={nodeId} />;
}
