/** Brings a model from the Hugging Face hub: what to look for, what was found, and only then its download. */
import { Dialog } from '@base-ui/react/dialog';
import { t } from '../../messages';
import dialog from '../dialogs/dialogs.module.css';
import controls from '../theme/controls.module.css';
import { DownloadProgress } from './DownloadProgress';
import { useDownload } from './downloading';
import { closeHubDialog, lookUp, useHubDialog } from './hubDialog';
import { HubForm } from './HubForm';
import { HubOffer } from './HubOffer';
import styles from './models.module.css';
import { Refusal } from './Refusal';

export function HubDialog() {
  const { request, asking, offer, problems } = useHubDialog();
  const download = useDownload((state) => state.download);
  const shown = offer && download?.offer.reference === offer.reference ? download : null;
  const other = download?.state === 'running' ? 'other' : null;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeHubDialog()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${styles.popup}`}>
          <Dialog.Title className={dialog.title}>{t('models.hub.title')}</Dialog.Title>
          <Dialog.Description className={dialog.text}>{t('models.hub.about')}</Dialog.Description>
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              void lookUp();
            }}
          >
            <HubForm request={request} disabled={shown?.state === 'running'} />
            {!offer && (
              <>
                <Refusal problems={problems} />
                <div className={dialog.actions}>
                  <Dialog.Close className={controls.button}>{t('models.hub.close')}</Dialog.Close>
                  <button type="submit" className={controls.primary} disabled={asking || request.id.trim() === ''}>
                    {asking ? t('models.hub.asking') : t('models.hub.lookUp')}
                  </button>
                </div>
              </>
            )}
          </form>
          {offer && <HubOffer offer={offer} task={request.task} download={shown ? 'this' : other} />}
          {shown && <DownloadProgress download={shown} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
