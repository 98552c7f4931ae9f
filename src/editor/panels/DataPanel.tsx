/** The data sets kept in this browser, with the room that they take. */
import { Trash2 } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { t } from '../../messages';
import { builtIn } from '../../nodes/sources/dataset/source';
import { storageRoom, type StorageRoom } from '../../storage/quota';
import type { DatasetSummary } from '../../storage/datasets';
import { confirm } from '../dialogs/confirm';
import { builtInTitle, refreshLibrary, removeDataset, sourceOf, useLibrary } from '../params/dataset/library';
import { DatasetFacts } from '../pictures/DatasetFacts';
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
        {builtIn.map((source) => (
          <DatasetItem key={source} title={builtInTitle(source)} detail={t('panels.data.builtIn')} source={source} />
        ))}
        {datasets.map((dataset) => (
          <StoredItem key={dataset.id} dataset={dataset} />
        ))}
      </ul>
      <p className={styles.empty}>{t('panels.data.help')}</p>
      {room && <p className={styles.empty}>{t('panels.data.room', { usage: formatBytes(room.usage), quota: formatBytes(room.quota) })}</p>}
    </>
  );
}

function StoredItem({ dataset }: { dataset: DatasetSummary }) {
  const { id, name, count, height, width, channels, classes, classNames } = dataset;
  const bytes = formatBytes(count * (height * width * channels + 1));

  async function remove(): Promise<void> {
    const answer = await confirm({
      title: t('panels.data.deleteTitle', { name }),
      text: t('panels.data.deleteText'),
      action: t('panels.data.delete'),
      destructive: true,
    });
    if (answer === 'agreed') await removeDataset(id);
  }

  return (
    <DatasetItem title={name} detail={t('panels.data.detail', { count, classes, size: `${height}×${width}`, bytes })} source={sourceOf(dataset)} classNames={classNames}>
      <button
        type="button"
        className={controls.icon}
        aria-label={t('panels.data.deleteNamed', { name })}
        title={t('panels.data.delete')}
        onClick={() => void remove()}
      >
        <Trash2 size={14} />
      </button>
    </DatasetItem>
  );
}

interface DatasetItemProps {
  readonly title: string;
  readonly detail: string;
  readonly source: string;
  readonly classNames?: readonly string[];
  readonly children?: ReactNode;
}

/** A data set; its figures open below it. */
function DatasetItem({ title, detail, source, classNames, children }: DatasetItemProps) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <div className={styles.item}>
        <button type="button" className={styles.itemButton} aria-expanded={open} title={t('pictures.facts.show', { name: title })} onClick={() => setOpen(!open)}>
          <span className={styles.itemTitle}>{title}</span>
          <span className={styles.itemDetail}>{detail}</span>
        </button>
        {children}
      </div>
      {open && <DatasetFacts source={source} classNames={classNames} />}
    </li>
  );
}
