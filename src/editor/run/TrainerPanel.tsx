/** The body of a trainer: its buttons, how far it is, its newest metrics, and what is wrong with it. */
import { Pause, Play, RotateCcw, Square, StepForward, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import controls from '../theme/controls.module.css';
import { control, runNode, trainFromScratch } from './runtime';
import { useRunStore } from './store';
import { trainerActions, type TrainerActions } from './trainerState';
import { TrainerFigures } from './TrainerFigures';
import styles from './trainer.module.css';
import { useNewest } from './useNewest';

const mainIcons: Readonly<Record<TrainerActions['main'], LucideIcon>> = { start: Play, pause: Pause, continue: Play, scratch: RotateCcw };

interface TrainerPanelProps {
  readonly nodeId: NodeId;
  readonly steps: number;
  readonly hasWeights: boolean;
  /** Metrics whose newest values are shown; a list that stays the same. */
  readonly metrics: readonly string[];
}

export function TrainerPanel({ nodeId, steps, hasWeights, metrics }: TrainerPanelProps) {
  const progress = useRunStore((state) => state.trainings[nodeId]);
  const waiting = useRunStore((state) => state.running && state.trainings[nodeId]?.status === undefined);
  const newest = useNewest(nodeId, metrics);
  const complete = hasWeights && (progress?.step ?? newest.stepsDone) >= steps;
  const actions = trainerActions(progress, hasWeights, complete);

  function act(): void {
    const { mainCommand } = actions;
    if (mainCommand === 'run') void runNode(nodeId);
    else if (mainCommand === 'scratch') void trainFromScratch(nodeId);
    else void control(nodeId, mainCommand);
  }

  const MainIcon = mainIcons[actions.main];
  return (
    <div className={`${styles.panel} nodrag`}>
      <div className={styles.buttons}>
        <button
          type="button"
          className={`${controls.primary} ${styles.main}`}
          disabled={waiting}
          onClick={act}
        >
          <MainIcon size={13} />
          {t(`panels.trainer.${actions.main}`)}
        </button>
        <IconAction label={t('panels.trainer.step')} disabled={!actions.canStep} onClick={() => void control(nodeId, 'step')}>
          <StepForward size={14} />
        </IconAction>
        <IconAction label={t('panels.trainer.stop')} disabled={!actions.canStop} onClick={() => void control(nodeId, 'stop')}>
          <Square size={13} />
        </IconAction>
        {actions.main !== 'scratch' && (
          <IconAction label={t('panels.trainer.scratch')} disabled={!actions.canRestart} onClick={() => void trainFromScratch(nodeId)}>
            <RotateCcw size={14} />
          </IconAction>
        )}
      </div>
      <TrainerFigures progress={progress} steps={steps} hasWeights={hasWeights} metrics={metrics} newest={newest} />
    </div>
  );
}

interface IconActionProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly children: ReactNode;
  onClick(): void;
}

function IconAction({ label, disabled, children, onClick }: IconActionProps) {
  return (
    <button type="button" className={controls.icon} aria-label={label} title={label} disabled={disabled} onClick={onClick}>
      {children}
    </button>
  );
}
