/** Which data set: the built-in one, one kept in this browser, files from disk, or the public MNIST. */
import { Download, FolderOpen, Images, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { t } from '../../../messages';
import { builtIn } from '../../../nodes/sources/dataset/source';
import type { PickedPicture } from '../../../runtime/protocol';
import { confirm } from '../../dialogs/confirm';
import { arePictures, fromField } from '../../pictures/dropped';
import { askAboutPictures } from '../../pictures/importing';
import { describeProblem } from '../../run/problemText';
import controls from '../../theme/controls.module.css';
import styles from '../params.module.css';
import type { WidgetProps } from '../widget';
import { cancelDownload, describeSource, dismissRefusal, downloadMnist, importFiles, refreshLibrary, sourceOf, useLibrary } from './library';

/** Makes a file field ask for a folder; React's types do not know it. */
const wholeFolder = { webkitdirectory: '' };

export function DatasetField({ id, label, value, node, onChange }: WidgetProps<'dataset'>) {
  const { datasets, loaded, reading, download, refusal } = useLibrary();
  const picker = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const source = String(value ?? '');
  const sources = [...builtIn, ...datasets.map(sourceOf)];

  useEffect(() => {
    if (!loaded) void refreshLibrary();
  }, [loaded]);

  async function choose(chosen: Promise<string | null>): Promise<void> {
    const next = await chosen;
    if (next !== null) onChange(next);
  }

  function take(files: readonly PickedPicture[]): void {
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
          <button type="button" className={controls.button} title={t('panels.data.pickHelp')} disabled={reading} onClick={() => picker.current?.click()}>
            <FolderOpen size={14} />
            {t('panels.data.pick')}
          </button>
          <button type="button" className={controls.button} title={t('pictures.folderHelp')} disabled={reading} onClick={() => folder.current?.click()}>
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
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('panels.data.pick')}
        onChange={(event) => {
          take(fromField(event.target.files ?? []));
          event.target.value = '';
        }}
      />
      <input
        ref={folder}
        type="file"
        hidden
        {...wholeFolder}
        aria-label={t('pictures.folder')}
        onChange={(event) => {
          take(fromField(event.target.files ?? []));
          event.target.value = '';
        }}
      />
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
