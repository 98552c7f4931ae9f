/** Widgets that are one control: switch, choice, text, seed. */
import { Dices } from 'lucide-react';
import { hasMessage, t } from '../../messages';
import controls from '../theme/controls.module.css';
import { leaveParam } from './edit';
import { NumberField } from './NumberField';
import styles from './params.module.css';
import type { WidgetProps } from './widget';

export function BooleanField({ id, label, value, onChange }: WidgetProps<'boolean'>) {
  return (
    <button
      id={id}
      type="button"
      role="switch"
      aria-checked={value === true}
      aria-label={label}
      className={`${styles.switch} nodrag`}
      onClick={() => onChange(value !== true)}
    >
      <span />
    </button>
  );
}

/** Options are read from `<labels>.options.<option>`. */
export function ChoiceField({ id, label, spec, value, onChange, labels }: WidgetProps<'choice'> & { labels: string }) {
  return (
    <select
      id={id}
      className={`${controls.field} nodrag`}
      aria-label={label}
      value={String(value)}
      onChange={(event) => onChange(event.target.value)}
    >
      {spec.options.map((option) => {
        const key = `${labels}.options.${option}`;
        return (
          <option key={option} value={option}>
            {hasMessage(key) ? t(key) : option}
          </option>
        );
      })}
    </select>
  );
}

export function TextField({ id, label, spec, value, node, onChange }: WidgetProps<'text'>) {
  const shared = { id, className: `${controls.field} nodrag nowheel`, 'aria-label': label, value: String(value ?? '') };
  return spec.multiline ? (
    <textarea {...shared} rows={4} onChange={(event) => onChange(event.target.value)} onBlur={() => leaveParam(node)} />
  ) : (
    <input {...shared} type="text" autoComplete="off" onChange={(event) => onChange(event.target.value)} />
  );
}

const seedLimit = 2 ** 31 - 1;

/** A seed: the dice take the next one, so that what one sees can be found again. */
export function SeedField({ id, label, spec, value, node, onChange }: WidgetProps<'seed'>) {
  const seed = typeof value === 'number' ? value : spec.default;
  return (
    <span className={styles.withButton}>
      <NumberField
        id={id}
        label={label}
        node={node}
        spec={{ kind: 'integer', default: spec.default, min: 0, max: seedLimit }}
        value={seed}
        onChange={onChange}
      />
      <button
        type="button"
        className={`${controls.icon} nodrag`}
        aria-label={t('panels.params.nextSeed')}
        title={t('panels.params.nextSeed')}
        onClick={() => onChange(seed >= seedLimit ? 0 : seed + 1)}
      >
        <Dices size={14} />
      </button>
    </span>
  );
}
