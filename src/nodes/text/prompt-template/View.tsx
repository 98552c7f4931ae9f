/** Prompt Template is a field to write in, above what its places were filled with last. */
import { PromptField } from '../../../editor/text/PromptField';
import { Texts } from '../../../editor/text/Texts';
import styles from '../../../editor/text/text.module.css';
import { usePreview } from '../../../editor/text/usePreview';
import type { NodeId } from '../../../runtime/graph/document';
import type { Params } from '../../define';

export function View({ nodeId, params }: { nodeId: NodeId; params: Params }) {
  const filled = usePreview(nodeId, 'texts') !== null;
  return (
    <div className={styles.stack}>
      <PromptField nodeId={nodeId} param="template" value={String(params.template)} />
      {filled && <Texts nodeId={nodeId} />}
    </div>
  );
}
