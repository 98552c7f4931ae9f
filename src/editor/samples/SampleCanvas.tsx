/** Samples drawn pixel-sharp, in a square place that is there before they are. */
import type { Ref } from 'react';
import styles from './samples.module.css';
import { tile, type SamplePreview } from './pixels';

interface SampleCanvasProps {
  readonly label: string;
  /** Said in the empty place. */
  readonly empty: string;
  readonly ref: Ref<HTMLCanvasElement>;
  readonly filled: boolean;
}

export function SampleCanvas({ label, empty, ref, filled }: SampleCanvasProps) {
  return (
    <div className={styles.place}>
      <canvas ref={ref} className={styles.canvas} role="img" aria-label={label} width={1} height={1} hidden={!filled} />
      {!filled && <p className={styles.empty}>{empty}</p>}
    </div>
  );
}

/** Draws samples on a canvas of their own size; the style sheet enlarges it without smoothing. */
export function drawSamples(canvas: HTMLCanvasElement, preview: SamplePreview): void {
  const picture = tile(preview);
  if (canvas.width !== picture.width) canvas.width = picture.width;
  if (canvas.height !== picture.height) canvas.height = picture.height;
  canvas.getContext('2d')?.putImageData(new ImageData(picture.pixels, picture.width, picture.height), 0, 0);
}
