/** Live figures of a trainer; every one has its place from the start, so that nothing jumps. */
import { t } from '../../messages';
import type { TrainingProgress } from '../../runtime/protocol';
import { colourOf } from '../charts/series';
import { isUnderWay } from './reduce';
import styles from './trainer.module.css';
import { formatDuration } from './trainerState';
import type { Newest } from './useNewest';

interface TrainerFiguresProps {
  readonly progress: TrainingProgress | undefined;
  readonly steps: number;
  readonly hasWeights: boolean;
  readonly metrics: readonly string[];
  readonly newest: Newest;
}

export function TrainerFigures({ progress, steps, hasWeights, metrics, newest }: TrainerFiguresProps) {
  const goal = progress?.steps ?? steps;
  const step = progress?.step ?? newest.stepsDone;
  const underWay = isUnderWay(progress);
  const status = progress?.status ?? (hasWeights ? 'finished' : 'fresh');
  return (
    <>
      <div className={styles.track} role="progressbar" aria-label={t('panels.trainer.progress')} aria-valuemin={0} aria-valuemax={goal} aria-valuenow={step}>
        <div style={{ transform: `scaleX(${goal > 0 ? Math.min(1, step / goal) : 0})` }} />
      </div>
      <dl className={styles.figures}>
        <Figure name={t('panels.trainer.steps')} value={`${step} / ${goal}`} />
        <Figure name={t('panels.trainer.state')} value={t(`panels.trainer.status.${status}`)} />
        <Figure name={t('panels.trainer.rate')} value={underWay && progress.stepsPerSecond > 0 ? t('panels.trainer.perSecond', { rate: formatRate(progress.stepsPerSecond) }) : '–'} />
        <Figure name={t('panels.trainer.left')} value={underWay ? formatDuration(progress.secondsLeft) : '–'} />
        {metrics.map((name) => (
          <Figure key={name} name={t(`panels.chart.metric.${name}`)} value={formatMetric(newest.metrics[name])} colour={colourOf(name)} />
        ))}
      </dl>
    </>
  );
}

function Figure({ name, value, colour }: { name: string; value: string; colour?: string }) {
  return (
    <div className={styles.figure}>
      <dt>
        {colour && <span className={styles.swatch} style={{ background: `var(${colour})` }} />}
        {name}
      </dt>
      <dd>{value}</dd>
    </div>
  );
}

function formatRate(rate: number): string {
  return rate >= 100 ? rate.toFixed(0) : rate.toFixed(1);
}

/** Four digits, or three behind the point. */
function formatMetric(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return '–';
  return Math.abs(value) >= 100 ? value.toFixed(1) : value.toFixed(3);
}
