/** Text Embedding shows its vectors. */
import { Vectors } from '../../../editor/text/Vectors';
import type { NodeId } from '../../../runtime/graph/document';

export function View({ nodeId }: { nodeId: NodeId }) {
  return <Vectors nodeId={nodeId} />;
}
