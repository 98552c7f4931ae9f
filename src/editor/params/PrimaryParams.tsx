/** The few parameters that one always touches, for a node's body. */
import { nodeDefinition } from '../../nodes/registry';
import type { NodeId } from '../../runtime/graph/document';
import { useDocumentStore } from '../document/store';
import { ParamRow } from './ParamRow';
import styles from './params.module.css';

export function PrimaryParams({ nodeId }: { nodeId: NodeId }) {
  const type = useDocumentStore((state) => state.shown.nodes[nodeId]?.type ?? '');
  const names = Object.entries(nodeDefinition(type)?.params ?? {}).filter(([, spec]) => spec.primary);
  if (names.length === 0) return null;
  return (
    <div className={styles.list}>
      {names.map(([name]) => (
        <ParamRow key={name} nodeId={nodeId} name={name} />
      ))}
    </div>
  );
}
