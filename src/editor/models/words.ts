/** What people read of a model's facts. */
import { t } from '../../messages';
import type { TextTask } from '../../runtime/graph/modelReference';
import { formatBytes } from '../panels/format';
import { formatDuration } from '../run/trainerState';
import { purposes } from './entries';
import { bytesPerSecond, secondsLeft, type Transfer } from './transfer';

/** `Continues text`. */
export function purposeText(tasks: readonly TextTask[]): string {
  return purposes(tasks)
    .map((task) => t(`models.tasks.${task}`))
    .join(', ');
}

/** The first digits of a commit; names of branches and tags as they are. */
export function shortRevision(revision: string): string {
  return /^[0-9a-f]{40}$/u.test(revision) ? revision.slice(0, 7) : revision;
}

/** `34 MB of 124 MB · 5.6 MB/s · 16 s left`. */
export function transferText(transfer: Transfer): string {
  const speed = bytesPerSecond(transfer);
  const left = secondsLeft(transfer);
  return [
    t('models.download.figures', { received: formatBytes(transfer.received), total: formatBytes(transfer.total) }),
    speed === null ? t('models.download.starting') : t('models.download.speed', { speed: formatBytes(speed) }),
    ...(left === null ? [] : [t('models.download.left', { time: formatDuration(left) })]),
  ].join(' · ');
}

/** `23 Nov`, with the year where it is not that of `now`. */
export function formatDay(time: number, now = Date.now()): string {
  const [day, today] = [new Date(time), new Date(now)];
  const year = day.getFullYear() === today.getFullYear() ? undefined : 'numeric';
  return day.toLocaleDateString(undefined, { day: 'numeric', month: 'short', year });
}
