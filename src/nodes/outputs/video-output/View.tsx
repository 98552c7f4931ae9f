/** Video Output plays its pictures. */
import { VideoView } from '../../../editor/video/VideoView';
import type { NodeId } from '../../../runtime/graph/document';
import type { Params } from '../../define';

export function View({ nodeId, params }: { nodeId: NodeId; params: Params }) {
  return <VideoView nodeId={nodeId} framesPerSecond={Number(params.framesPerSecond ?? 24)} />;
}
