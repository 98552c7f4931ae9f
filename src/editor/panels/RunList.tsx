/** The runs of this session, the newest first. */
import { t } from '../../messages';
import { useRunStore } from '../run/store';
import { formatDuration } from '../run/trainerState';
import { formatClock } from './format';
import styles from './bottom.module.css';

export function RunList() {
  const runs = useRunStore((state) => state.runs);
  if (runs.length === 0) return <p className={styles.empty}>{t('panels.runs.none')}</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {['started', 'outcome', 'time', 'steps', 'seed'].map((column) => (
            <th key={column} scope="col">
              {t(`panels.runs.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map(({ runId, startedAt, endedAt, outcome, training }) => (
          <tr key={runId}>
            <td>{formatClock(startedAt)}</td>
            <td>{t(`panels.runs.outcomes.${outcome}`)}</td>
            <td>{endedAt === undefined ? '–' : formatDuration((endedAt - startedAt) / 1000)}</td>
            <td>{training ? `${training.step} / ${training.steps}` : '–'}</td>
            <td>{training?.seed ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
