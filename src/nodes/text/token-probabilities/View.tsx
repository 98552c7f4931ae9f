/** Token Probabilities colours tokens by how sure the model was. */
import { Probabilities } from '../../../editor/text/Probabilities';
import type { NodeId } from '../../../runtime/graph/document';

export function View({ nodeId }: { nodeId: NodeId }) {
  return <Probabilities nodeId={nodeId} />;
}
