/** The body of Image Output: the newest samples, their step, and a way to keep them as a picture. */
import { ImageDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import { trainerBehind } from '../document/derived';
import { useDocumentStore } from '../document/store';
import { useRunStore } from '../run/store';
import { telemetry } from '../run/telemetry';
import controls from '../theme/controls.module.css';
import { downloadBlob } from './download';
import { drawSamples, SampleCanvas } from './SampleCanvas';
import styles from './samples.module.css';

/** Screen pixels for one sample pixel in a saved picture. */
const savedScale = 4;

export function SampleView({ nodeId }: { nodeId: NodeId }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shown, setShown] = useState<{ count: number; step?: number } | null>(null);
  const trainer = useDocumentStore(({ document }) => trainerBehind(document)[nodeId] ?? '');
  const trained = useDocumentStore(({ document }) => Boolean(document.nodes[trainer]?.params.checkpoint));
  const restedAt = useRunStore(({ trainings }) => trainings[trainer]?.step);
  // While a network learns, its pictures say their step; those of stored weights show where training rested.
  const step = shown && (shown.step ?? (trained ? restedAt : undefined));

  useEffect(() => {
    const show = () => {
      const preview = telemetry.preview(nodeId);
      if (preview?.kind !== 'images' || !canvas.current) return setShown(null);
      drawSamples(canvas.current, preview);
      setShown({ count: preview.count, step: preview.step });
    };
    show();
    return telemetry.subscribe(nodeId, show);
  }, [nodeId]);

  return (
    <div className={styles.view}>
      <SampleCanvas
        ref={canvas}
        filled={shown !== null}
        label={t('panels.samples.label', { count: shown?.count ?? 0 })}
        empty={t('panels.samples.empty')}
      />
      <div className={styles.caption}>
        <span>{typeof step === 'number' && t('panels.samples.step', { step })}</span>
        <button
          type="button"
          className={`${controls.icon} nodrag`}
          disabled={shown === null}
          aria-label={t('panels.samples.save')}
          title={t('panels.samples.save')}
          onClick={() => canvas.current && savePicture(canvas.current, `${nodeId}.png`)}
        >
          <ImageDown size={14} />
        </button>
      </div>
    </div>
  );
}

function savePicture(source: HTMLCanvasElement, name: string): void {
  const enlarged = document.createElement('canvas');
  enlarged.width = source.width * savedScale;
  enlarged.height = source.height * savedScale;
  const context = enlarged.getContext('2d');
  if (!context) return;
  context.imageSmoothingEnabled = false;
  context.drawImage(source, 0, 0, enlarged.width, enlarged.height);
  enlarged.toBlob((blob) => blob && downloadBlob(blob, name), 'image/png');
}
