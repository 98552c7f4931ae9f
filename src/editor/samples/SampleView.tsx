/** The body of Image Output: the newest samples, their step, and a way to keep them as a picture. */
import { ImageDown } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import type { Preview } from '../../runtime/graph/preview';
import { trainerBehind } from '../document/derived';
import { useDocumentStore } from '../document/store';
import { isUnderWay } from '../run/reduce';
import { useRunStore } from '../run/store';
import { telemetry } from '../run/telemetry';
import controls from '../theme/controls.module.css';
import { downloadBlob } from './download';
import { CaptionedSamples } from './CaptionedSamples';
import type { SamplePreview } from './pixels';
import { drawSamples, SampleCanvas } from './SampleCanvas';
import styles from './samples.module.css';

/** Screen pixels for one sample pixel in a saved picture. */
const savedScale = 4;

export function SampleView({ nodeId }: { nodeId: NodeId }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shown, setShown] = useState<{ count: number; step?: number } | null>(null);
  const trainer = useDocumentStore(({ document }) => trainerBehind(document)[nodeId] ?? '');
  const trained = useDocumentStore(({ document }) => Boolean(document.nodes[trainer]?.params.checkpoint));
  const restedAt = useRunStore(({ trainings: { [trainer]: training } }) => (isUnderWay(training) ? undefined : training?.step));
  // While a network learns, its pictures say their step and training is ahead of them; those of stored weights show where it rested.
  const step = shown && (shown.step ?? (trained ? restedAt : undefined));
  const preview = useCaptionedPreview(nodeId);
  const captioned = preview !== null;
  const label = t('panels.samples.label', { count: shown?.count ?? 0 });

  useEffect(() => {
    const show = () => {
      const newest = telemetry.preview(nodeId);
      if (newest?.kind !== 'images') return setShown(null);
      if (canvas.current) drawSamples(canvas.current, newest);
      setShown({ count: newest.count, step: newest.step });
    };
    show();
    return telemetry.subscribe(nodeId, show);
  }, [nodeId, captioned]);

  return (
    <div className={styles.view}>
      {preview ? (
        <CaptionedSamples preview={preview} label={label} />
      ) : (
        <SampleCanvas ref={canvas} filled={shown !== null} label={label} empty={t('panels.samples.empty')} />
      )}
      <div className={styles.caption}>
        <span>{typeof step === 'number' && t('panels.samples.step', { step })}</span>
        <button
          type="button"
          className={`${controls.icon} nodrag`}
          disabled={shown === null}
          aria-label={t('panels.samples.save')}
          title={t('panels.samples.save')}
          onClick={() => savePicture(telemetry.preview(nodeId), `${nodeId}.png`)}
        >
          <ImageDown size={14} />
        </button>
      </div>
    </div>
  );
}

/** Pictures with captions are few: they may pass through React, as texts do. All others stay outside. */
function useCaptionedPreview(nodeId: NodeId): SamplePreview | null {
  const subscribe = useCallback((listener: () => void) => telemetry.subscribe(nodeId, listener), [nodeId]);
  return useSyncExternalStore(subscribe, () => {
    const preview = telemetry.preview(nodeId);
    return preview?.kind === 'images' && preview.captions ? preview : null;
  });
}

function savePicture(preview: Preview | undefined, name: string): void {
  if (preview?.kind !== 'images') return;
  const source = document.createElement('canvas');
  drawSamples(source, preview);
  const enlarged = document.createElement('canvas');
  enlarged.width = source.width * savedScale;
  enlarged.height = source.height * savedScale;
  const context = enlarged.getContext('2d');
  if (!context) return;
  context.imageSmoothingEnabled = false;
  context.drawImage(source, 0, 0, enlarged.width, enlarged.height);
  enlarged.toBlob((blob) => blob && downloadBlob(blob, name), 'image/png');
}
