/** Bars of the benchmark, scaled within each device: between devices lie factors of a hundred. */
import { t } from '../../messages';
import styles from './benchmark.module.css';
import type { DeviceResult, SubjectResult } from './store';

export function BenchmarkChart({ results }: { readonly results: readonly DeviceResult[] }) {
  return (
    <section aria-label={t('benchmark.chart')} className={styles.chart}>
      {results.map(({ device, subjects }) => {
        const ratio = ratioOf(subjects);
        const longest = Math.max(...subjects.map(({ time }) => time?.median ?? 0));
        return (
          <div key={device}>
            <h3 className={styles.device}>
              {t(`panels.device.names.${device}`)}
              {ratio !== null && <span className={styles.ratio}>{t('benchmark.ratio', { ratio: figure(ratio) })}</span>}
            </h3>
            {subjects.map((result) => (
              <Bar key={result.subject} result={result} longest={longest} />
            ))}
          </div>
        );
      })}
    </section>
  );
}

function Bar({ result: { subject, description, time }, longest }: { readonly result: SubjectResult; readonly longest: number }) {
  const spread = time && t('benchmark.spread', { low: figure(time.low), high: figure(time.high) });
  return (
    <div className={styles.row} title={spread ? `${description}: ${spread}` : description}>
      <span>{t(`benchmark.subjects.${subject}`)}</span>
      <span className={styles.track}>
        {time && <span className={styles.bar} data-subject={subject} style={{ width: `${(100 * time.median) / longest}%` }} />}
      </span>
      <span className={styles.time}>{time ? t('benchmark.time', { median: figure(time.median) }) : t('benchmark.unavailable')}</span>
    </div>
  );
}

/** How many times as fast as the peer ours is; null without both. */
function ratioOf(subjects: readonly SubjectResult[]): number | null {
  const [ours, peer] = (['ours', 'tfjs'] as const).map((name) => subjects.find(({ subject }) => subject === name)?.time);
  return ours && peer ? peer.median / ours.median : null;
}

const figure = (value: number) => (value < 100 ? Number(value.toPrecision(2)) : Math.round(value));
