/** Text Output shows texts to read, copy and keep. */
import { Texts } from '../../../editor/text/Texts';
import type { NodeId } from '../../../runtime/graph/document';

export function View({ nodeId }: { nodeId: NodeId }) {
  return <Texts nodeId={nodeId} savable />;
}
