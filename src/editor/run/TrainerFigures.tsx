/** Live figures of a trainer; every one has its place from the start, so that nothing jumps. */
import { t } from '../../messages';
import type { TrainingProgress } from '../../runtime/protocol';
import styles from './trainer.module.css';
import { formatDuration } from './trainerState';
import type { Scores } from './useScores';

interface TrainerFiguresProps {
  readonly progress: TrainingProgress | undefined;
  readonly steps: number;
  readonly hasWeights: boolean;
  readonly scores: Scores;
}

export function TrainerFigures({ progress, steps, hasWeights, scores }: TrainerFiguresProps) {
  const { real, fake, stepsDone } = scores;
  const goal = progress?.steps ?? steps;
  const step = progress?.step ?? stepsDone;
  const busy = progress?.status === 'running' || progress?.status === 'paused';
  const status = progress?.status ?? (hasWeights ? 'finished' : 'fresh');
  return (
    <>
      <div className={styles.track} role="progressbar" aria-label={t('panels.trainer.progress')} aria-valuemin={0} aria-valuemax={goal} aria-valuenow={step}>
        <div style={{ transform: `scaleX(${goal > 0 ? Math.min(1, step / goal) : 0})` }} />
      </div>
      <dl className={styles.figures}>
        <Figure name={t('panels.trainer.steps')} value={`${step} / ${goal}`} />
        <Figure name={t('panels.trainer.state')} value={t(`panels.trainer.status.${status}`)} />
        <Figure name={t('panels.trainer.rate')} value={busy && progress.stepsPerSecond > 0 ? t('panels.trainer.perSecond', { rate: formatRate(progress.stepsPerSecond) }) : '–'} />
        <Figure name={t('panels.trainer.left')} value={busy ? formatDuration(progress.secondsLeft) : '–'} />
        <Figure name={t('panels.trainer.real')} value={formatScore(real)} colour="--series-real" />
        <Figure name={t('panels.trainer.fake')} value={formatScore(fake)} colour="--series-fake" />
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

function formatScore(score: number): string {
  return Number.isFinite(score) ? score.toFixed(3) : '–';
}
