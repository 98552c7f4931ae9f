/** A data set in numbers: a bar for each class, and how bright it is. */
import { useEffect, useState } from 'react';
import { t } from '../../messages';
import type { DatasetFacts as Facts } from '../../runtime/protocol';
import { startRuntime } from '../run/runtime';
import styles from './pictures.module.css';

interface DatasetFactsProps {
  readonly source: string;
  /** Of the classes, in order; their numbers stand in for names that are not there. */
  readonly classNames?: readonly string[];
}

export function DatasetFacts({ source, classNames = [] }: DatasetFactsProps) {
  const [facts, setFacts] = useState<Facts | null>(null);
  useEffect(() => {
    let current = true;
    void startRuntime()
      .api.facts(source)
      .then((found) => current && setFacts(found));
    return () => {
      current = false;
    };
  }, [source]);

  if (!facts) return <p className={styles.facts}>{t('pictures.facts.reading')}</p>;
  const most = Math.max(...facts.counts, 1);
  return (
    <div className={styles.facts}>
      <dl aria-label={t('pictures.facts.classes')}>
        {facts.counts.map((count, label) => (
          <div key={label} className={styles.bar}>
            <dt title={classNames[label]}>{classNames[label] || label}</dt>
            <div className={styles.track}>
              <div style={{ width: `${(100 * count) / most}%` }} />
            </div>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <p title={t('pictures.facts.help')}>
        {t('pictures.facts.brightness')} {t('pictures.facts.value', { mean: facts.mean.toFixed(3), deviation: facts.deviation.toFixed(3) })}
      </p>
      {facts.count === null && <p>{t('pictures.facts.endless')}</p>}
    </div>
  );
}
