/** Samples drawn pixel-sharp, in a square place that is there before they are. */
import type { Ref } from 'react';
import { prefersReducedMotion } from '../theme/motion';
import styles from './samples.module.css';
import { tile, type SamplePreview } from './pixels';

interface SampleCanvasProps {
  readonly label: string;
  /** Said in the empty place. */
  readonly empty: string;
  readonly ref: Ref<HTMLCanvasElement>;
  readonly filled: boolean;
}

const fadeMs = 180;
/** In few steps: a browser without a graphics card draws the page for each, which training pays for. */
const fading = 'steps(4)';

/** The second canvas holds the picture that fades. */
export function SampleCanvas({ label, empty, ref, filled }: SampleCanvasProps) {
  return (
    <div className={styles.place}>
      <canvas ref={ref} className={styles.canvas} role="img" aria-label={label} width={1} height={1} hidden={!filled} />
      <canvas className={styles.fading} width={1} height={1} aria-hidden />
      {!filled && <p className={styles.empty}>{empty}</p>}
    </div>
  );
}

/** Draws samples on a canvas of their own size; the style sheet enlarges it without smoothing. The picture before fades. */
export function drawSamples(canvas: HTMLCanvasElement, preview: SamplePreview): void {
  const picture = tile(preview);
  const fits = canvas.width === picture.width && canvas.height === picture.height;
  if (fits) fadeAway(canvas);
  else [canvas.width, canvas.height] = [picture.width, picture.height];
  canvas.getContext('2d')?.putImageData(new ImageData(picture.pixels, picture.width, picture.height), 0, 0);
}

/** Lays a copy of the picture over itself and lets it vanish, so that what is drawn next appears gently. */
function fadeAway(canvas: HTMLCanvasElement): void {
  const copy = canvas.nextElementSibling;
  if (!(copy instanceof HTMLCanvasElement) || prefersReducedMotion()) return;
  [copy.width, copy.height] = [canvas.width, canvas.height];
  copy.getContext('2d')?.drawImage(canvas, 0, 0);
  copy.animate([{ opacity: 1 }, { opacity: 0 }], { duration: fadeMs, easing: fading });
}
