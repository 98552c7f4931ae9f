/** A download as it goes: a bar, bytes, speed, time left; or where and why it stopped. */
import { Play, X } from 'lucide-react';
import { t } from '../../messages';
import { formatBytes } from '../panels/format';
import controls from '../theme/controls.module.css';
import { cancelDownload, type Download, forgetDownload } from './downloading';
import { fetchOffer } from './hubDialog';
import styles from './models.module.css';
import { Refusal } from './Refusal';
import { shareOf } from './transfer';
import { transferText } from './words';

export function DownloadProgress({ download }: { download: Download }) {
  const { offer, transfer, state, problems } = download;
  const { name } = offer;
  if (state === 'stopped') {
    return (
      <div className={styles.download}>
        <Refusal problems={problems} />
        <p className={styles.figures}>{t('models.download.stopped', { received: formatBytes(transfer.received), total: formatBytes(transfer.total) })}</p>
        <div className={styles.downloadActions}>
          <button type="button" className={controls.button} onClick={forgetDownload}>
            {t('models.download.dismiss')}
          </button>
          <button type="button" className={controls.primary} onClick={() => void fetchOffer(offer)}>
            <Play size={13} />
            {t('models.download.resume')}
          </button>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.download}>
      <div className={styles.bar}>
        <progress className={`${controls.progress} ${styles.grow}`} value={shareOf(transfer)} aria-label={t('models.download.progress', { name })} />
        <button type="button" className={controls.icon} aria-label={t('models.download.cancelNamed', { name })} title={t('models.download.cancel')} onClick={cancelDownload}>
          <X size={14} />
        </button>
      </div>
      <p className={styles.figures}>{transferText(transfer)}</p>
    </div>
  );
}
