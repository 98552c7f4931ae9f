/** One parameter of a node: its name and its widget. */
import { useId } from 'react';
import { hasMessage, t } from '../../messages';
import { nodeDefinition } from '../../nodes/registry';
import type { ParamSpec } from '../../nodes/define';
import type { Json, NodeId } from '../../runtime/graph/document';
import { useDocumentStore } from '../document/store';
import { editParam } from './edit';
import styles from './params.module.css';
import { Widget } from './Widget';

const wideKinds: ReadonlySet<ParamSpec['kind']> = new Set(['layers', 'dataset', 'model', 'vector', 'picture']);

export function ParamRow({ nodeId, name }: { nodeId: NodeId; name: string }) {
  const id = useId();
  const type = useDocumentStore((state) => state.shown.nodes[nodeId]?.type ?? '');
  const stored = useDocumentStore((state) => state.shown.nodes[nodeId]?.params[name]);
  const spec = nodeDefinition(type)?.params[name];
  if (!spec) return null;
  const labels = `nodes.${type}.params.${name}`;
  const label = hasMessage(`${labels}.label`) ? t(`${labels}.label`) : name;
  const help = hasMessage(`${labels}.help`) ? t(`${labels}.help`) : undefined;
  return (
    <div className={isWide(spec) ? styles.wide : styles.row} data-kind={spec.kind}>
      <label className={styles.label} htmlFor={id} title={help ?? label}>
        {label}
      </label>
      <Widget
        id={id}
        label={label}
        labels={labels}
        spec={spec}
        value={stored ?? (spec.default as Json)}
        node={nodeId}
        onChange={(value) => editParam(nodeId, name, value, spec)}
      />
    </div>
  );
}

function isWide(spec: ParamSpec): boolean {
  return wideKinds.has(spec.kind) || (spec.kind === 'text' && spec.multiline === true);
}
