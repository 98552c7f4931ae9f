/** Latent Map shows its grid. */
import { SampleView } from '../../../editor/samples/SampleView';
import type { NodeId } from '../../../runtime/graph/document';

export function View({ nodeId }: { nodeId: NodeId }) {
  return <SampleView nodeId={nodeId} />;
}
