/** What shall become of picked pictures: their size, their colours, their shape. */
import { Dialog } from '@base-ui/react/dialog';
import { useState } from 'react';
import { t } from '../../messages';
import type { PictureOptions, PictureSurvey } from '../../runtime/protocol';
import dialog from '../dialogs/dialogs.module.css';
import { formatBytes } from '../panels/format';
import { describeProblem } from '../run/problemText';
import controls from '../theme/controls.module.css';
import { Choice } from './Choice';
import { closeImport, importPictures, useImporting } from './importing';
import styles from './pictures.module.css';

const sizes = [16, 28, 32, 48, 64, 96, 128] as const;
const channels = [1, 3] as const;
const fits = ['crop', 'pad', 'stretch'] as const;
const mostClasses = 8;

export function PictureDialog() {
  const { files, survey, problems, progress } = useImporting();
  const [options, setOptions] = useState<PictureOptions>(() => ({ name: nameOf(files?.[0]?.path ?? ''), size: 28, channels: 1, fit: 'crop' }));
  const change = (changed: Partial<PictureOptions>) => setOptions({ ...options, ...changed });
  const busy = progress !== null;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeImport()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={dialog.popup}>
          <Dialog.Title className={dialog.title}>{t('pictures.title')}</Dialog.Title>
          <Dialog.Description className={dialog.text}>{t('pictures.about')}</Dialog.Description>
          {problems.length > 0 && (
            <div role="alert" className={styles.problems}>
              {problems.map((problem, index) => (
                <p key={`${problem.code} ${index}`}>{describeProblem(problem)}</p>
              ))}
            </div>
          )}
          {!survey && problems.length === 0 && <p role="status" className={styles.found}>{t('pictures.surveying')}</p>}
          {survey && (
            <>
              <p className={styles.found}>
                <strong>{t('pictures.found', { count: survey.pictures })}</strong> {describeClasses(survey)}
              </p>
              {survey.warnings.map((problem) => (
                <p key={problem.code} className={styles.found}>
                  {describeProblem(problem)}
                </p>
              ))}
              <fieldset className={styles.form} disabled={busy}>
                <label htmlFor="pictures-name">{t('pictures.name')}</label>
                <input id="pictures-name" className={controls.field} value={options.name} onChange={(event) => change({ name: event.target.value })} />
                <Choice label={t('pictures.size')} help={t('pictures.sizeHelp')} options={sizes} value={options.size} words={(size) => t('pictures.sizeOption', { size })} onChange={(size) => change({ size })} />
                <Choice label={t('pictures.channels')} options={channels} value={options.channels} words={(count) => t(`pictures.channelOptions.${count}`)} onChange={(count) => change({ channels: count })} />
                <Choice label={t('pictures.fit')} help={t('pictures.fitHelp')} options={fits} value={options.fit} words={(fit) => t(`pictures.fitOptions.${fit}`)} onChange={(fit) => change({ fit })} />
              </fieldset>
            </>
          )}
          {busy && <progress className={`${controls.progress} ${styles.progress}`} value={progress} aria-label={t('pictures.progress')} />}
          <div className={dialog.actions}>
            {survey && <span className={styles.memory}>{t('pictures.memory', { size: formatBytes(survey.pictures * (options.size ** 2 * options.channels + 1)) })}</span>}
            <button type="button" className={controls.button} onClick={closeImport}>
              {t('pictures.cancel')}
            </button>
            <button type="button" className={controls.primary} disabled={!survey || busy || options.name.trim() === ''} onClick={() => void importPictures(options)}>
              {t('pictures.add')}
            </button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function describeClasses({ labels, classes }: PictureSurvey): string {
  const shown = classes.slice(0, mostClasses).map(({ name, count }) => t('pictures.classCount', { name: name || t('pictures.unnamed'), count }));
  const rest = classes.length - shown.length;
  return t(`pictures.labels.${labels}`, { classes: [...shown, ...(rest > 0 ? [t('pictures.more', { count: rest })] : [])].join(', ') });
}

/** The folder or the zip that was picked; the first file's name where there is neither. */
function nameOf(path: string): string {
  return (path.split('/')[0] ?? '').replace(/\.[^.]+$/, '');
}
