/** The data sets kept in this browser, with the room that they take. */
import { Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '../../messages';
import { storageRoom, type StorageRoom } from '../../storage/quota';
import type { DatasetSummary } from '../../storage/datasets';
import { confirm } from '../dialogs/confirm';
import { refreshLibrary, removeDataset, useLibrary } from '../params/dataset/library';
import controls from '../theme/controls.module.css';
import { formatBytes } from './format';
import styles from './panels.module.css';

export function DataPanel() {
  const datasets = useLibrary((state) => state.datasets);
  const [room, setRoom] = useState<StorageRoom | null>(null);
  useEffect(() => {
    void refreshLibrary();
  }, []);
  useEffect(() => {
    void storageRoom().then(setRoom);
  }, [datasets]);
  return (
    <>
      <ul className={styles.items}>
        <li className={styles.item}>
          <div className={styles.itemButton}>
            <span className={styles.itemTitle}>{t('panels.data.strokeDigits')}</span>
            <span className={styles.itemDetail}>{t('panels.data.builtIn')}</span>
          </div>
        </li>
        {datasets.map((dataset) => (
          <DatasetItem key={dataset.id} dataset={dataset} />
        ))}
      </ul>
      <p className={styles.empty}>{t('panels.data.help')}</p>
      {room && <p className={styles.empty}>{t('panels.data.room', { usage: formatBytes(room.usage), quota: formatBytes(room.quota) })}</p>}
    </>
  );
}

function DatasetItem({ dataset }: { dataset: DatasetSummary }) {
  const { name, count, height, width, classes } = dataset;
  const bytes = formatBytes(count * (height * width + 1));

  async function remove(): Promise<void> {
    const answer = await confirm({
      title: t('panels.data.deleteTitle', { name }),
      text: t('panels.data.deleteText'),
      action: t('panels.data.delete'),
      destructive: true,
    });
    if (answer === 'agreed') await removeDataset(dataset.id);
  }

  return (
    <li className={styles.item}>
      <div className={styles.itemButton}>
        <span className={styles.itemTitle}>{name}</span>
        <span className={styles.itemDetail}>{t('panels.data.detail', { count, classes, size: `${height}×${width}`, bytes })}</span>
      </div>
      <button
        type="button"
        className={controls.icon}
        aria-label={t('panels.data.deleteNamed', { name })}
        title={t('panels.data.delete')}
        onClick={() => void remove()}
      >
        <Trash2 size={14} />
      </button>
    </li>
  );
}
