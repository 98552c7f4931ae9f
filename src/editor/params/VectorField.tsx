/** Numbers as a row of sliders, and a way back to zero. */
import { RotateCcw } from 'lucide-react';
import { t } from '../../messages';
import { paramsOf } from '../../nodes/registry';
import { useDocumentStore } from '../document/store';
import controls from '../theme/controls.module.css';
import styles from './params.module.css';
import type { WidgetProps } from './widget';

const step = 0.05;

export function VectorField({ id, label, spec, value, node, onChange }: WidgetProps<'vector'>) {
  const length = useDocumentStore(({ document }) => {
    const owner = document.nodes[node];
    return owner ? Number(paramsOf(owner)[spec.length]) : 0;
  });
  const given = Array.isArray(value) ? value : [];
  const values = Array.from({ length }, (_, index) => Number(given[index] ?? 0));
  const moved = values.some((one) => one !== 0);
  return (
    <div id={id} role="group" aria-label={label} className={`${styles.sliders} nodrag nowheel`}>
      {values.map((one, index) => (
        // Their place is all that tells them apart.
        <label key={index} className={styles.slider}>
          <span>{index + 1}</span>
          <input
            type="range"
            min={spec.min}
            max={spec.max}
            step={step}
            value={one}
            aria-label={t('analysis.vector.part', { label, position: index + 1 })}
            onChange={(event) => onChange(values.with(index, event.target.valueAsNumber))}
          />
          <output>{one.toFixed(2)}</output>
        </label>
      ))}
      <button type="button" className={controls.button} disabled={!moved} onClick={() => onChange(values.map(() => 0))}>
        <RotateCcw size={13} />
        {t('analysis.vector.reset')}
      </button>
    </div>
  );
}
