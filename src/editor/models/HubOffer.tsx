/** What the hub has: the model, its files and their sizes, the room for it, and the button that fetches it. */
import { Dialog } from '@base-ui/react/dialog';
import { Download } from 'lucide-react';
import { useEffect } from 'react';
import { t } from '../../messages';
import { parseModelReference, type TextTask } from '../../runtime/graph/modelReference';
import type { ModelOffer } from '../../runtime/protocol';
import dialog from '../dialogs/dialogs.module.css';
import { formatBytes } from '../panels/format';
import controls from '../theme/controls.module.css';
import { fetchOffer, takeOffer } from './hubDialog';
import { measureRoom, useModelLibrary } from './library';
import styles from './models.module.css';
import { purposeText, shortRevision } from './words';

interface HubOfferProps {
  readonly offer: ModelOffer;
  /** What the person wants of it. */
  readonly task: TextTask;
  /** Whether it is being downloaded, or stopped on the way; or another model is. */
  readonly download: 'this' | 'other' | null;
}

export function HubOffer({ offer, task, download }: HubOfferProps) {
  const { models, room } = useModelLibrary();
  useEffect(() => void measureRoom(), []);
  const { reference, name, architecture, tasks, files, bytes, licence } = offer;
  const pinned = parseModelReference(reference);
  const present = models.some((model) => model.reference === reference && model.complete);
  const free = room && Math.max(0, room.quota - room.usage);
  const tooLarge = free !== null && bytes > free && !present;
  return (
    <section className={styles.offer} aria-label={name}>
      <dl className={styles.facts}>
        <dt>{t('models.hub.purpose')}</dt>
        <dd>{purposeText(tasks)}</dd>
        <dt>{t('models.hub.architecture')}</dt>
        <dd>{architecture}</dd>
        <dt>{t('models.hub.licence')}</dt>
        <dd>{licence ?? t('models.hub.noLicence')}</dd>
        <dt>{t('models.hub.pinned')}</dt>
        <dd className={styles.mono} title={pinned?.kind === 'hub' ? pinned.revision : undefined}>
          {pinned?.kind === 'hub' && shortRevision(pinned.revision)}
        </dd>
      </dl>
      <table className={styles.files}>
        <thead>
          <tr>
            <th scope="col">{t('models.hub.file')}</th>
            <th scope="col">{t('models.hub.size')}</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.path}>
              <td>{file.path}</td>
              <td>{formatBytes(file.bytes)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('models.hub.total')}</th>
            <td>{formatBytes(bytes)}</td>
          </tr>
        </tfoot>
      </table>
      {!tasks.includes(task) && <p className={styles.warning}>{t('models.hub.wrongTask', { wanted: t(`models.hub.tasks.${task}`) })}</p>}
      {present && <p className={styles.figures}>{t('models.hub.have')}</p>}
      {free !== null && !present && (
        <p className={tooLarge ? styles.warning : styles.figures}>{t(tooLarge ? 'models.hub.tooLarge' : 'models.hub.free', { free: formatBytes(free) })}</p>
      )}
      {download === 'other' && !present && <p className={styles.figures}>{t('models.hub.busy')}</p>}
      {download !== 'this' && (
        <div className={dialog.actions}>
          <Dialog.Close className={controls.button}>{t('models.hub.close')}</Dialog.Close>
          {present ? (
            <button type="button" className={controls.primary} onClick={() => takeOffer(offer)}>
              {t('models.hub.use')}
            </button>
          ) : (
            <button type="button" className={controls.primary} disabled={tooLarge || download === 'other'} onClick={() => void fetchOffer(offer)}>
              <Download size={14} />
              {t('models.hub.download', { bytes: formatBytes(bytes) })}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
