/** The language models: those that come with the app, then a person's own, and the room that they take. */
import { Download } from 'lucide-react';
import { t } from '../../messages';
import { gatherFiles } from '../files/gathered';
import controls from '../theme/controls.module.css';
import { DownloadProgress } from './DownloadProgress';
import { useDownload } from './downloading';
import { modelOrigins, type ModelEntry } from './entries';
import { openHubDialog, showDownload } from './hubDialog';
import { addModel, dismissRefusal, useImporting } from './importing';
import { useModelLibrary } from './library';
import { ModelItem } from './ModelItem';
import styles from './models.module.css';
import { Refusal } from './Refusal';
import { StorageBar } from './StorageBar';
import { useModelDrop } from './useModelDrop';

const nothing = () => undefined;

export function ModelsPanel() {
  const { models, room, loaded } = useModelLibrary();
  const { reading, refusal } = useImporting();
  const { dropping, handlers } = useModelDrop(null, nothing);
  const arriving = useDownload((state) => state.download?.offer.reference);
  const shown = models.filter(({ reference, complete }) => complete || reference !== arriving);
  const own = models.filter(({ origin }) => origin !== 'built-in');
  return (
    <div className={styles.panel} data-dropping={dropping || undefined} {...handlers}>
      <div className={styles.ways}>
        <button type="button" className={controls.button} title={t('models.panel.hubHelp')} onClick={() => openHubDialog()}>
          <Download size={14} />
          {t('models.panel.hub')}
        </button>
        <button type="button" className={controls.button} title={t('models.panel.filesHelp')} disabled={reading} onClick={() => void addModel(gatherFiles('files'), null)}>
          {t('models.panel.files')}
        </button>
        <button type="button" className={controls.button} title={t('models.panel.folderHelp')} disabled={reading} onClick={() => void addModel(gatherFiles('folder'), null)}>
          {t('models.panel.folder')}
        </button>
      </div>
      {reading && (
        <p className={styles.note} role="status">
          {t('models.panel.reading')}
        </p>
      )}
      {refusal?.asker === null && <Refusal problems={refusal.problems} onDismiss={dismissRefusal} />}
      <RunningDownload />
      {!loaded && <p className={styles.note}>{t('models.panel.loading')}</p>}
      {modelOrigins.map((origin) => (
        <Group key={origin} title={t(`models.origins.${origin}`)} models={shown.filter((model) => model.origin === origin)} />
      ))}
      {loaded && own.length === 0 && <Teaching />}
      {room && <StorageBar room={room} models={own.reduce((sum, { bytes }) => sum + bytes, 0)} />}
      {dropping && <p className={styles.dropHint}>{t('models.panel.drop')}</p>}
    </div>
  );
}

function RunningDownload() {
  const download = useDownload((state) => state.download);
  if (!download) return null;
  return (
    <section className={styles.running}>
      <button type="button" className={styles.runningName} title={t('models.download.show')} onClick={() => showDownload(download)}>
        {download.offer.name}
      </button>
      <DownloadProgress download={download} />
    </section>
  );
}

function Group({ title, models }: { title: string; models: readonly ModelEntry[] }) {
  if (models.length === 0) return null;
  return (
    <section>
      <h3 className={styles.group}>{title}</h3>
      <ul>
        {models.map((model) => (
          <ModelItem key={model.reference} model={model} />
        ))}
      </ul>
    </section>
  );
}

/** What a model is made of, for those who have none of their own yet. */
function Teaching() {
  return (
    <section className={styles.teaching}>
      <h3>{t('models.panel.empty')}</h3>
      <p>{t('models.panel.emptyText')}</p>
      <pre>{t('models.panel.emptyFiles')}</pre>
      <p>{t('models.panel.emptyAfter')}</p>
    </section>
  );
}
