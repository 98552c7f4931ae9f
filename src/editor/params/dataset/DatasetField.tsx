/** Which data set: the built-in one, one kept in this browser, files from disk, or the public MNIST. */
import { Download, FolderOpen, Images, X } from 'lucide-react';
import { useEffect } from 'react';
import { t } from '../../../messages';
import { builtIn } from '../../../nodes/sources/dataset/source';
import { confirm } from '../../dialogs/confirm';
import { gatherFiles } from '../../files/gathered';
import { arePictures } from '../../pictures/arePictures';
import { askAboutPictures } from '../../pictures/importing';
import { describeProblem } from '../../run/problemText';
import controls from '../../theme/controls.module.css';
import styles from '../params.module.css';
import type { WidgetProps } from '../widget';
import { cancelDownload, describeSource, dismissRefusal, downloadMnist, importFiles, refreshLibrary, sourceOf, useLibrary } from './library';

export function DatasetField({ id, label, value, node, onChange }: WidgetProps<'dataset'>) {
  const { datasets, loaded, reading, download, refusal } = useLibrary();
  const source = String(value ?? '');
  const sources = [...builtIn, ...datasets.map(sourceOf)];

  useEffect(() => {
    if (!loaded) void refreshLibrary();
  }, [loaded]);

  async function choose(chosen: Promise<string | null>): Promise<void> {
    const next = await chosen;
    if (next !== null) onChange(next);
  }

  async function pick(what: 'files' | 'folder'): Promise<void> {
    const files = await gatherFiles(what);
    if (arePictures(files)) void askAboutPictures(files, node);
    else if (files.length > 0) void choose(importFiles(node, files));
  }

  async function fetchMnist(): Promise<void> {
    const answer = await confirm({
      title: t('panels.mnist.title'),
      text: t('panels.mnist.text'),
      action: t('panels.mnist.action'),
    });
    if (answer === 'agreed') await choose(downloadMnist(node));
  }

  return (
    <div className={`${styles.wide} nodrag`}>
      <select id={id} className={controls.field} aria-label={label} value={source} onChange={(event) => onChange(event.target.value)}>
        {(sources.includes(source) ? sources : [...sources, source]).map((option) => {
          const { title, count } = describeSource(option, datasets);
          return (
            <option key={option} value={option}>
              {count ? `${title} · ${count}` : title}
            </option>
          );
        })}
      </select>
      {download === null ? (
        <span className={styles.pair}>
          <button type="button" className={controls.button} title={t('panels.data.pickHelp')} disabled={reading} onClick={() => void pick('files')}>
            <FolderOpen size={14} />
            {t('panels.data.pick')}
          </button>
          <button type="button" className={controls.button} title={t('pictures.folderHelp')} disabled={reading} onClick={() => void pick('folder')}>
            <Images size={14} />
            {t('pictures.folder')}
          </button>
          <button type="button" className={controls.button} title={t('panels.data.mnistHelp')} disabled={reading} onClick={() => void fetchMnist()}>
            <Download size={14} />
            {t('panels.data.mnist')}
          </button>
        </span>
      ) : (
        <span className={styles.withButton} style={{ alignItems: 'center' }}>
          <progress className={`${controls.progress} ${styles.progress}`} value={download} aria-label={t('panels.data.downloading')} />
          <span className={styles.dim}>{Math.round(download * 100)} %</span>
          <button type="button" className={controls.icon} aria-label={t('panels.data.cancel')} onClick={cancelDownload}>
            <X size={14} />
          </button>
        </span>
      )}
      {refusal?.node === node && (
        <div role="alert" className={styles.refusal}>
          <div>
            {refusal.problems.map((problem) => (
              <p key={problem.code}>{describeProblem(problem)}</p>
            ))}
          </div>
          <button type="button" className={controls.icon} aria-label={t('panels.dialog.dismiss')} title={t('panels.dialog.dismiss')} onClick={dismissRefusal}>
            <X size={13} />
          </button>
        </div>
      )}
    </div>
  );
}
