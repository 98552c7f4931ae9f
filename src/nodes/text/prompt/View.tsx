/** Prompt is a field to write in. */
import { PromptField } from '../../../editor/text/PromptField';
import type { NodeId } from '../../../runtime/graph/document';
import type { Params } from '../../define';

export function View({ nodeId, params }: { nodeId: NodeId; params: Params }) {
  return <PromptField nodeId={nodeId} param="text" value={String(params.text)} />;
}
