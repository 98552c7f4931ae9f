/** What a person can do to a trainer now. Pure. */
import type { TrainingCommand, TrainingProgress } from '../../runtime/protocol';

export interface TrainerActions {
  /** The main button. */
  readonly main: 'start' | 'pause' | 'continue' | 'scratch';
  readonly mainCommand: TrainingCommand | 'run' | 'scratch';
  readonly canStep: boolean;
  readonly canStop: boolean;
  readonly canRestart: boolean;
}

/**
 * Follows from the last snapshot (none before the first run), whether stored weights are there, and whether these
 * have made all their steps.
 */
export function trainerActions(progress: TrainingProgress | undefined, hasWeights: boolean, complete: boolean): TrainerActions {
  switch (progress?.status) {
    case 'running':
      return { main: 'pause', mainCommand: 'pause', canStep: false, canStop: true, canRestart: false };
    case 'paused':
      return { main: 'continue', mainCommand: 'continue', canStep: true, canStop: true, canRestart: false };
    default:
      if (complete) return { main: 'scratch', mainCommand: 'scratch', canStep: false, canStop: false, canRestart: false };
      return { main: hasWeights ? 'continue' : 'start', mainCommand: 'run', canStep: false, canStop: false, canRestart: hasWeights };
  }
}

/** `5 s`, `3 min 20 s`, `1 h 05 min`; a dash where it is not known. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '–';
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${String(whole % 60).padStart(2, '0')} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
