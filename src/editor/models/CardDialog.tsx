/** What a model that comes with the app was made of, how good it is, and what it cannot do. */
import { Dialog } from '@base-ui/react/dialog';
import { useEffect, useState } from 'react';
import { t } from '../../messages';
import { fetchShippedModelCard } from '../../storage/shippedModels';
import dialog from '../dialogs/dialogs.module.css';
import controls from '../theme/controls.module.css';
import { type CardBlock, type ModelCard, readCard } from './card';
import { closeCard } from './cardDialog';
import styles from './models.module.css';

export function CardDialog({ model }: { model: string }) {
  const [card, setCard] = useState<ModelCard | 'none' | null>(null);
  useEffect(() => {
    let current = true;
    void fetchShippedModelCard(model).then((text) => current && setCard(text === null ? 'none' : readCard(text)));
    return () => {
      current = false;
    };
  }, [model]);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeCard()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${styles.popup}`}>
          <Dialog.Title className={dialog.title}>{model}</Dialog.Title>
          <div className={styles.card}>
            {card === null && <p>{t('models.card.loading')}</p>}
            {card === 'none' && <p>{t('models.card.none')}</p>}
            {card !== null && card !== 'none' && (
              <>
                {card.licence !== '' && <p>{t('models.card.licence', { licence: card.licence })}</p>}
                {card.blocks.map((block, index) => (
                  <Block key={index} block={block} />
                ))}
              </>
            )}
          </div>
          <div className={dialog.actions}>
            <Dialog.Close className={controls.button}>{t('models.card.close')}</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Block({ block }: { block: CardBlock }) {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'code':
      return <pre>{block.text}</pre>;
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
  }
}
