/** Samples side by side, each pixel-sharp above its caption. */
import { useEffect, useRef } from 'react';
import { drawSamples } from './SampleCanvas';
import { type SamplePreview, columnsFor } from './pixels';
import styles from './samples.module.css';

export function CaptionedSamples({ preview, label }: { preview: SamplePreview; label: string }) {
  return (
    <div role="group" aria-label={label} tabIndex={0} className={`${styles.captioned} nodrag nowheel nopan nokey`} style={{ '--columns': columnsFor(preview.count) }}>
      {(preview.captions ?? []).map((caption, index) => (
        // A picture has no identity of its own: its place is it.
        // eslint-disable-next-line react/no-array-index-key
        <figure key={index} className={styles.figure}>
          <Sample preview={preview} index={index} label={caption} />
          <figcaption title={caption}>{caption}</figcaption>
        </figure>
      ))}
    </div>
  );
}

function Sample({ preview, index, label }: { preview: SamplePreview; index: number; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { height, width, channels, pixels } = preview;
    const size = height * width * channels;
    if (canvas.current) drawSamples(canvas.current, { ...preview, count: 1, columns: 1, pixels: pixels.subarray(index * size, (index + 1) * size) });
  }, [preview, index]);
  return <canvas ref={canvas} className={styles.sample} role="img" aria-label={label} width={1} height={1} />;
}
