/** How much of the browser's room is taken. */
import { t } from '../../messages';
import type { StorageRoom } from '../../storage/quota';
import { formatBytes } from '../panels/format';
import controls from '../theme/controls.module.css';
import styles from './models.module.css';

/** `models`: bytes of the person's own models. */
export function StorageBar({ room: { usage: estimated, quota, persisted }, models }: { room: StorageRoom; models: number }) {
  // The browser's estimate lags behind what has just been written.
  const usage = Math.max(estimated, models);
  return (
    <footer className={styles.room}>
      <progress className={`${controls.progress} ${styles.roomBar}`} value={usage} max={Math.max(quota, 1)} aria-label={t('models.panel.roomBar')} />
      <p>{t('models.panel.room', { models: formatBytes(models), usage: formatBytes(usage), quota: formatBytes(quota) })}</p>
      <p>{t(persisted ? 'models.panel.persisted' : 'models.panel.mayVanish')}</p>
    </footer>
  );
}
