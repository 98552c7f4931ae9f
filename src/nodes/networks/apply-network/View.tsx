/** Apply Network shows the words that its network reads, where it reads texts. */
import { usePreview } from '../../../editor/text/usePreview';
import { Words } from '../../../editor/text/Words';
import type { NodeId } from '../../../runtime/graph/document';

export function View({ nodeId }: { nodeId: NodeId }) {
  const reads = usePreview(nodeId, 'words') !== null;
  return reads && <Words nodeId={nodeId} />;
}
