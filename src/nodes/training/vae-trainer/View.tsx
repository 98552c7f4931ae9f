/** VAE Trainer shows its buttons and live figures. */
import { TrainerPanel } from '../../../editor/run/TrainerPanel';
import type { NodeId } from '../../../runtime/graph/document';
import type { Params } from '../../define';

const figures = ['loss', 'kl'];

export function View({ nodeId, params }: { nodeId: NodeId; params: Params }) {
  return <TrainerPanel nodeId={nodeId} steps={Number(params.steps ?? 0)} hasWeights={params.checkpoint !== '' && params.checkpoint !== undefined} metrics={figures} />;
}
