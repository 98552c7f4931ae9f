/** Tokenizer shows tokens as chips. */
import { Tokens } from '../../../editor/text/Tokens';
import type { NodeId } from '../../../runtime/graph/document';

export function View({ nodeId }: { nodeId: NodeId }) {
  return <Tokens nodeId={nodeId} />;
}
