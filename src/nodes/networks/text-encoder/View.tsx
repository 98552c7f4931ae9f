/** Text Encoder shows its layers, and the words that it reads where it reads words. */
import { LayerSummary } from '../../../editor/params/layers/LayerSummary';
import styles from '../../../editor/text/text.module.css';
import { usePreview } from '../../../editor/text/usePreview';
import { Words } from '../../../editor/text/Words';
import type { NodeId } from '../../../runtime/graph/document';

export function View({ nodeId }: { nodeId: NodeId }) {
  const reads = usePreview(nodeId, 'words') !== null;
  return (
    <div className={styles.stack}>
      <LayerSummary nodeId={nodeId} />
      {reads && <Words nodeId={nodeId} />}
    </div>
  );
}
