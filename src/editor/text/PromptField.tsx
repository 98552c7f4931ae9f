/** A text to write in a node's body. */
import { hasMessage, t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import { useDocumentStore } from '../document/store';
import { editParam, leaveParam } from '../params/edit';
import controls from '../theme/controls.module.css';
import styles from './text.module.css';

interface Props {
  readonly nodeId: NodeId;
  readonly param: string;
  readonly value: string;
}

export function PromptField({ nodeId, param, value }: Props) {
  const type = useDocumentStore(({ document }) => document.nodes[nodeId]?.type ?? '');
  const label = `nodes.${type}.params.${param}.label`;
  return (
    <textarea
      className={`${controls.field} ${styles.prompt} nodrag nowheel nopan`}
      aria-label={hasMessage(label) ? t(label) : param}
      value={value}
      rows={4}
      spellCheck={false}
      onChange={(event) => editParam(nodeId, param, event.target.value)}
      onBlur={() => leaveParam(nodeId)}
    />
  );
}
