/** Run all, or cancel what runs; how far it is stands between them. */
import { Play, Square } from 'lucide-react';
import { t } from '../../messages';
import { isUnderWay } from '../run/reduce';
import { cancel, runAll } from '../run/runtime';
import { useRunStore } from '../run/store';
import { formatDuration } from '../run/trainerState';
import controls from '../theme/controls.module.css';
import styles from './topbar.module.css';

export function RunControls() {
  const running = useRunStore((state) => state.running);
  return (
    <div className={styles.group}>
      <RunProgress />
      {running ? (
        <button type="button" className={controls.button} onClick={() => void cancel()}>
          <Square size={12} />
          {t('panels.topbar.cancel')}
        </button>
      ) : (
        <button type="button" className={controls.primary} title={t('panels.topbar.runHelp')} onClick={() => void runAll()}>
          <Play size={13} />
          {t('panels.topbar.run')}
        </button>
      )}
    </div>
  );
}

/** Of the trainer that runs, else of the nodes that are done. */
function RunProgress() {
  const running = useRunStore((state) => state.running);
  const training = useRunStore((state) => Object.values(state.trainings).find(isUnderWay));
  const states = useRunStore((state) => state.nodes);
  if (!running) return null;
  const known = Object.values(states).filter(({ state }) => state !== undefined);
  const done = training ? training.step : known.filter(({ state }) => state === 'done').length;
  const all = training ? training.steps : Math.max(1, known.length);
  return (
    <span className={styles.progress}>
      <span>{training ? t('panels.topbar.left', { time: formatDuration(training.secondsLeft) }) : t('panels.topbar.running')}</span>
      <progress className={controls.progress} value={done} max={all} aria-label={t('panels.topbar.running')} />
    </span>
  );
}
