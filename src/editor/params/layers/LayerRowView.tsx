/** One layer: handle, name, its own parameters, the shape after it, a way to remove it. */
import { GripVertical, X } from 'lucide-react';
import { useId, type KeyboardEvent, type PointerEvent } from 'react';
import { t } from '../../../messages';
import type { LayerSpec, ParamSpec } from '../../../nodes/define';
import { layerDefinition } from '../../../nodes/networks/layers/registry';
import type { LayerRow } from '../../../runtime/compile/describe';
import type { Json, NodeId } from '../../../runtime/graph/document';
import { describeProblem } from '../../run/problemText';
import controls from '../../theme/controls.module.css';
import { NumberField } from '../NumberField';
import { BooleanField, ChoiceField, TextField } from '../SimpleFields';
import styles from './layers.module.css';
import { formatCount, layerParamLabel, layerTitle } from './words';

interface LayerRowProps {
  readonly node: NodeId;
  readonly index: number;
  readonly layer: LayerSpec;
  readonly row: LayerRow | undefined;
  readonly dragged: boolean;
  onParam(name: string, value: Json): void;
  onRemove(): void;
  /** Moves the layer by so many places. */
  onMove(by: number): void;
  onGrab(event: PointerEvent<HTMLElement>): void;
}

export function LayerRowView({ node, index, layer, row, dragged, onParam, onRemove, onMove, onGrab }: LayerRowProps) {
  const title = layerTitle(layer.kind);
  const specs = Object.entries(layerDefinition(layer.kind)?.params ?? {});
  const count = row?.parameters ?? 0;
  const values = { layer: title, position: index + 1 };

  function onKeyDown(event: KeyboardEvent): void {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by === 0) return;
    event.preventDefault();
    onMove(by);
  }

  return (
    <li className={styles.row} data-dragged={dragged || undefined}>
      <button
        type="button"
        className={styles.handle}
        aria-label={t('panels.layers.move', values)}
        title={t('panels.layers.moveHelp')}
        data-handle={index}
        onKeyDown={onKeyDown}
        onPointerDown={onGrab}
      >
        <GripVertical size={13} />
      </button>
      <span className={styles.title}>{title}</span>
      <span className={styles.shape}>{row?.shape}</span>
      <button
        type="button"
        className={controls.icon}
        aria-label={t('panels.layers.remove', values)}
        title={t('panels.layers.remove', values)}
        onClick={onRemove}
      >
        <X size={13} />
      </button>
      {(specs.length > 0 || count > 0) && (
        <div className={styles.params}>
          {specs.map(([name, spec]) => (
            <LayerParam
              key={name}
              kind={layer.kind}
              name={name}
              spec={spec}
              node={node}
              value={layer.params[name] ?? (spec.default as Json)}
              onChange={(value) => onParam(name, value)}
            />
          ))}
          {count > 0 && (
            <span className={styles.count} title={t('panels.layers.total')}>
              {formatCount(count)}
            </span>
          )}
        </div>
      )}
      {row?.problem && <p className={styles.problem}>{describeProblem(row.problem)}</p>}
    </li>
  );
}

interface LayerParamProps {
  readonly kind: string;
  readonly name: string;
  readonly spec: ParamSpec;
  readonly node: NodeId;
  readonly value: Json;
  onChange(value: Json): void;
}

function LayerParam({ kind, name, spec, ...rest }: LayerParamProps) {
  const id = useId();
  const label = layerParamLabel(kind, name);
  const shared = { id, label, ...rest };
  return (
    <>
      <label htmlFor={id} className={styles.title}>
        {label}
      </label>
      {(spec.kind === 'integer' || spec.kind === 'number') && <NumberField spec={spec} {...shared} />}
      {spec.kind === 'boolean' && <BooleanField spec={spec} {...shared} />}
      {spec.kind === 'text' && <TextField spec={spec} {...shared} />}
      {spec.kind === 'choice' && <ChoiceField spec={spec} labels={`nodes.layers.${kind}.params.${name}`} {...shared} />}
    </>
  );
}
