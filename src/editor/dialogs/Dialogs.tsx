/** The places where questions and short notes appear, once for the whole editor. */
import { Dialog } from '@base-ui/react/dialog';
import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { Suspense, lazy, useEffect, useRef } from 'react';
import { t } from '../../messages';
import { useBenchmarkStore } from '../benchmark/store';
import { useCardDialog } from '../models/cardDialog';
import { useHubDialog } from '../models/hubDialog';
import { useImporting } from '../pictures/importing';
import controls from '../theme/controls.module.css';
import { useConfirmStore } from './confirm';
import styles from './dialogs.module.css';
import { placeNotes, toasts } from './toasts';

// Few people open them, and then it may take a moment.
const BenchmarkDialog = lazy(async () => ({ default: (await import('../benchmark/BenchmarkDialog')).BenchmarkDialog }));
const CardDialog = lazy(async () => ({ default: (await import('../models/CardDialog')).CardDialog }));
const PictureDialog = lazy(async () => ({ default: (await import('../pictures/PictureDialog')).PictureDialog }));
const HubDialog = lazy(async () => ({ default: (await import('../models/HubDialog')).HubDialog }));

export function Dialogs() {
  const benchmarking = useBenchmarkStore((state) => state.open);
  const card = useCardDialog((state) => state.model);
  const importing = useImporting((state) => state.files !== null);
  const askingHub = useHubDialog((state) => state.open);
  return (
    <>
      <ConfirmDialog />
      {benchmarking && (
        <Suspense>
          <BenchmarkDialog />
        </Suspense>
      )}
      {card !== null && (
        <Suspense>
          <CardDialog model={card} />
        </Suspense>
      )}
      {askingHub && (
        <Suspense>
          <HubDialog />
        </Suspense>
      )}
      {importing && (
        <Suspense>
          <PictureDialog />
        </Suspense>
      )}
      <Toast.Provider toastManager={toasts}>
        <Toast.Portal>
          <Toast.Viewport className={styles.toasts}>
            <ToastList />
          </Toast.Viewport>
        </Toast.Portal>
      </Toast.Provider>
    </>
  );
}

function ConfirmDialog() {
  const { question, answer } = useConfirmStore();
  const safest = useRef<HTMLButtonElement>(null);
  return (
    <Dialog.Root open={question !== null} onOpenChange={(open) => !open && answer('closed')}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} initialFocus={safest}>
          <Dialog.Title className={styles.title}>{question?.title}</Dialog.Title>
          <Dialog.Description className={styles.text}>{question?.text}</Dialog.Description>
          <div className={styles.actions}>
            <button type="button" ref={question?.destructive ? safest : null} className={controls.button} onClick={() => answer('declined')}>
              {question?.decline ?? t('panels.dialog.cancel')}
            </button>
            <button
              type="button"
              ref={question?.destructive ? null : safest}
              className={question?.destructive ? controls.danger : controls.primary}
              onClick={() => answer('agreed')}
            >
              {question?.action}
            </button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function ToastList() {
  const { toasts: shown } = Toast.useToastManager();
  useEffect(placeNotes, []);
  return shown.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className={styles.toast} data-kind={toast.type}>
      <Toast.Content className={styles.toastContent}>
        <div>
          <Toast.Title className={styles.toastTitle} />
          <Toast.Description className={styles.toastText} />
        </div>
        <Toast.Close className={controls.icon} aria-label={t('panels.dialog.dismiss')}>
          <X size={14} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
