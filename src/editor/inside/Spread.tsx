/** A histogram in a line: bars, and mean and deviation in numbers. */
import { t } from '../../messages';
import type { Histogram } from '../../runtime/graph/histogram';
import styles from './inside.module.css';

const height = 24;

interface SpreadProps {
  readonly name: string;
  readonly help: string;
  readonly histogram: Histogram;
  /** A token of the theme. */
  readonly colour: string;
}

export function Spread({ name, help, histogram, colour }: SpreadProps) {
  const { counts, lowest, highest, mean, deviation } = histogram;
  const most = Math.max(...counts, 1);
  // Roots, so that the tails show as well.
  const heights = counts.map((count) => Math.sqrt(count / most) * height);
  const figures = t('analysis.inside.figures', { mean: short(mean), deviation: short(deviation) });
  return (
    <figure className={styles.spread} title={help}>
      <figcaption>
        {name}
        <span>{figures}</span>
      </figcaption>
      <svg viewBox={`0 0 ${counts.length} ${height}`} preserveAspectRatio="none" role="img" aria-label={t('analysis.inside.label', { name, figures })}>
        {heights.map((tall, bin) => (
          <rect key={bin} x={bin} y={height - tall} width={0.9} height={tall} fill={`var(${colour})`} />
        ))}
      </svg>
      <div className={styles.ends}>
        <span>{short(lowest)}</span>
        <span>{short(highest)}</span>
      </div>
    </figure>
  );
}

/** Three digits that mean something. */
function short(value: number): string {
  const size = Math.abs(value);
  return size !== 0 && (size < 0.01 || size >= 1000) ? value.toExponential(1) : value.toFixed(size < 1 ? 3 : 2);
}
