/** Text to Text shows its answers while they grow. */
import { Texts } from '../../../editor/text/Texts';
import type { NodeId } from '../../../runtime/graph/document';

export function View({ nodeId }: { nodeId: NodeId }) {
  return <Texts nodeId={nodeId} />;
}
