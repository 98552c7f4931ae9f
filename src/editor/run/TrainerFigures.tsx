/** Live figures of a trainer; every one has its place from the start, so that nothing jumps. */
import { useEffect, useState } from 'react';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import type { TrainingProgress } from '../../runtime/protocol';
import { telemetry } from './telemetry';
import { formatDuration } from './trainerState';
import styles from './trainer.module.css';

interface TrainerFiguresProps {
  readonly nodeId: NodeId;
  readonly progress: TrainingProgress | undefined;
  readonly steps: number;
}

export function TrainerFigures({ nodeId, progress, steps }: TrainerFiguresProps) {
  const { real, fake, last } = useScores(nodeId);
  const goal = progress?.steps ?? steps;
  const step = progress?.step ?? last;
  const busy = progress?.status === 'running' || progress?.status === 'paused';
  const status = progress?.status ?? (last > 0 ? 'finished' : 'fresh');
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

/** The newest mean D(real) and D(fake), and the last step that was measured. */
function useScores(nodeId: NodeId): { real: number; fake: number; last: number } {
  const [scores, setScores] = useState({ real: Number.NaN, fake: Number.NaN, last: 0 });
  useEffect(() => {
    const read = () => {
      const metrics = telemetry.metrics(nodeId);
      const newest = (name: string) => metrics?.column(name).at(-1) ?? Number.NaN;
      setScores({ real: newest('realScore'), fake: newest('fakeScore'), last: metrics ? metrics.firstStep + metrics.length - 1 : 0 });
    };
    read();
    return telemetry.subscribe(nodeId, read);
  }, [nodeId]);
  return scores;
}

function formatRate(rate: number): string {
  return rate >= 100 ? rate.toFixed(0) : rate.toFixed(1);
}

function formatScore(score: number): string {
  return Number.isFinite(score) ? score.toFixed(3) : '–';
}
