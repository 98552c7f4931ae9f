/** GPT-2 shows its texts while they grow. */
import { Texts } from '../../../editor/text/Texts';
import type { NodeId } from '../../../runtime/graph/document';

export function View({ nodeId }: { nodeId: NodeId }) {
  return <Texts nodeId={nodeId} />;
}
