/** The body of Latent Plot: points, and which colour is which class. */
import { useEffect, useRef, useState } from 'react';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import { telemetry } from '../run/telemetry';
import { tokenColour, useThemeStore } from '../theme/theme';
import { classesOf, drawPoints } from './draw';
import styles from './points.module.css';

const side = 600;
const scale = 2;
const colours = 10;

/** Classes beyond the tenth take the colours again. */
const token = (label: number) => (label < 0 ? '--accent' : `--class-${label % colours}`);

export function PointsView({ nodeId }: { nodeId: NodeId }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shown, setShown] = useState<{ count: number; classes: readonly number[]; step?: number } | null>(null);
  const theme = useThemeStore((state) => state.resolved);

  useEffect(() => {
    const palette = new Map<number, string>();
    const colourOf = (label: number): string => {
      const known = palette.get(label) ?? tokenColour(token(label));
      palette.set(label, known);
      return known;
    };
    const show = () => {
      const preview = telemetry.preview(nodeId);
      const context = canvas.current?.getContext('2d');
      if (preview?.kind !== 'points' || !context) return setShown(null);
      drawPoints(context, preview, side, scale, { colourOf, line: tokenColour('--line'), text: tokenColour('--text-faint') });
      setShown({ count: preview.x.length, classes: classesOf(preview), step: preview.step });
    };
    show();
    return telemetry.subscribe(nodeId, show);
    // A new theme has other colours.
  }, [nodeId, theme]);

  return (
    <div className={styles.view}>
      <div className={styles.place}>
        <canvas ref={canvas} width={side} height={side} hidden={shown === null} role="img" aria-label={t('analysis.points.label', { count: shown?.count ?? 0 })} />
        {shown === null && <p className={styles.empty}>{t('analysis.points.empty')}</p>}
      </div>
      <ul className={styles.legend} aria-label={t('analysis.points.classes')}>
        {(shown?.classes ?? []).map((label) => (
          <li key={label}>
            <span className={styles.swatch} style={{ background: `var(${token(label)})` }} />
            {label}
          </li>
        ))}
        <li className={styles.step}>{shown?.step === undefined ? '' : t('panels.samples.step', { step: shown.step })}</li>
      </ul>
    </div>
  );
}
