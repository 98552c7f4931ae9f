/** Tokens with their probabilities as bars. */
import { t } from '../../messages';
import type { TokenProbability } from '../../runtime/graph/tokens';
import styles from './text.module.css';
import { Visible } from './Visible';

interface Props {
  readonly label: string;
  readonly rows: readonly TokenProbability[];
  /** Id of the token that was taken. */
  readonly taken?: number;
}

/** The last row is what all other tokens have together, so that the rows sum to one. */
export function ProbabilityRows({ label, rows, taken }: Props) {
  const rest = Math.max(0, 1 - rows.reduce((sum, { probability }) => sum + probability, 0));
  return (
    <ul className={styles.rows} aria-label={label}>
      {rows.map((row) => (
        <li key={row.id} data-taken={row.id === taken} data-probability={row.probability} title={t('text.id', { id: row.id })}>
          <span className={styles.rowText}>
            <Visible text={row.text} />
          </span>
          <Bar share={row.probability} />
        </li>
      ))}
      <li data-rest data-probability={rest}>
        <span className={styles.rowText}>{t('text.rest')}</span>
        <Bar share={rest} />
      </li>
    </ul>
  );
}

function Bar({ share }: { share: number }) {
  return (
    <>
      <span className={styles.bar} aria-hidden>
        <span style={{ transform: `scaleX(${share})` }} />
      </span>
      <span className={styles.share}>{percent(share)}</span>
    </>
  );
}

/** Three digits at most: `12.3 %`, `0.04 %`. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.005) return t('text.hardly');
  return t('text.percent', { value: value >= 99.95 ? '100' : value.toFixed(value >= 9.995 ? 1 : 2) });
}
