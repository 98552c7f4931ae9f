/** How fast this machine trains: ours beside the peer on every device. */
import { Dialog } from '@base-ui/react/dialog';
import { recipes } from '../../benchmark/recipes';
import { t } from '../../messages';
import dialog from '../dialogs/dialogs.module.css';
import controls from '../theme/controls.module.css';
import { BenchmarkChart } from './BenchmarkChart';
import styles from './benchmark.module.css';
import { cancelBenchmark, startBenchmark } from './run';
import { type BenchmarkProgress, useBenchmarkStore } from './store';

export function BenchmarkDialog() {
  const { progress, results, cancelled } = useBenchmarkStore();
  return (
    <Dialog.Root open onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${styles.popup}`}>
          <Dialog.Title className={dialog.title}>{t('benchmark.title')}</Dialog.Title>
          <Dialog.Description className={dialog.text}>{t('benchmark.about', { batch: recipes.gan.batch })}</Dialog.Description>
          <BenchmarkChart results={results} />
          <p className={styles.status} role="status">
            {progress && stageOf(progress)}
            {!progress && cancelled && t('benchmark.cancelled')}
          </p>
          {progress && <progress className={styles.progress} value={progress.share} aria-label={t('benchmark.progress')} />}
          <div className={dialog.actions}>
            {progress ? (
              <button type="button" className={controls.button} onClick={cancelBenchmark}>
                {t('benchmark.cancel')}
              </button>
            ) : (
              <button type="button" className={controls.primary} onClick={() => void startBenchmark()}>
                {t(results.length > 0 || cancelled ? 'benchmark.again' : 'benchmark.start')}
              </button>
            )}
            <Dialog.Close className={controls.button}>{t('benchmark.close')}</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function close(open: boolean): void {
  if (open) return;
  cancelBenchmark();
  useBenchmarkStore.setState({ open: false });
}

const stageOf = ({ stage, device }: BenchmarkProgress) => t(`benchmark.${stage}`, { device: t(`panels.device.names.${device}`) });
