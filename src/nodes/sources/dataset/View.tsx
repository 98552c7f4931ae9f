/** Dataset shows its first examples. */
import { DatasetView } from '../../../editor/samples/DatasetView';
import type { NodeId } from '../../../runtime/graph/document';
import type { Params } from '../../define';

export function View({ nodeId, params }: { nodeId: NodeId; params: Params }) {
  return <DatasetView nodeId={nodeId} params={params} />;
}
