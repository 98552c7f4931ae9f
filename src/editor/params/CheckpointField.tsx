/** The weights that a trainer starts from: which ones, and a way to forget them. */
import { RotateCcw } from 'lucide-react';
import { t } from '../../messages';
import controls from '../theme/controls.module.css';
import styles from './params.module.css';
import type { WidgetProps } from './widget';

export function CheckpointField({ value, onChange }: WidgetProps<'checkpoint'>) {
  if (typeof value !== 'string' || value === '') return <span className={styles.dim}>{t('panels.params.freshWeights')}</span>;
  return (
    <span className={styles.withButton}>
      <span className={`${styles.mono} ${styles.stretch}`} title={value}>
        {value.slice(0, 8)}
      </span>
      <button
        type="button"
        className={controls.icon}
        aria-label={t('panels.params.forgetWeights')}
        title={t('panels.params.forgetWeights')}
        onClick={() => onChange('')}
      >
        <RotateCcw size={14} />
      </button>
    </span>
  );
}
