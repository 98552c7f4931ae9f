/** A place to draw: white on black, at the size that the network sees. */
import { Eraser } from 'lucide-react';
import { useEffect, useRef, type PointerEvent } from 'react';
import { t } from '../../messages';
import controls from '../theme/controls.module.css';
import styles from './drawing.module.css';
import { pictureOf, showPicture } from './pixels';

interface PadFieldProps {
  readonly id: string;
  readonly label: string;
  readonly size: number;
  readonly value: string;
  onChange(value: string): void;
}

/** Width of the pen, as a share of the picture: that of MNIST's digits. */
const pen = 0.085;

export function PadField({ id, label, size, value, onChange }: PadFieldProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<{ x: number; y: number } | null>(null);
  /** Null until the canvas, which begins transparent, has its black ground. */
  const drawn = useRef<string | null>(null);

  useEffect(() => {
    const context = canvas.current?.getContext('2d', { willReadFrequently: true });
    // What was drawn here is there already.
    if (context && value !== drawn.current) showPicture(context, value, size, 1);
    drawn.current = value;
  }, [value, size]);

  function draw(event: PointerEvent<HTMLCanvasElement>): void {
    const context = canvas.current?.getContext('2d', { willReadFrequently: true });
    if (!context) return;
    const box = event.currentTarget.getBoundingClientRect();
    const here = { x: ((event.clientX - box.left) / box.width) * size, y: ((event.clientY - box.top) / box.height) * size };
    const from = last.current ?? here;
    context.strokeStyle = 'white';
    context.lineWidth = pen * size;
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(here.x + 0.01, here.y);
    context.stroke();
    last.current = here;
    const picture = pictureOf(context, size, 1);
    drawn.current = picture;
    onChange(picture);
  }

  return (
    <div className={`${styles.field} nodrag`}>
      <canvas
        ref={canvas}
        id={id}
        className={styles.pad}
        width={size}
        height={size}
        role="img"
        aria-label={label}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          draw(event);
        }}
        onPointerMove={(event) => last.current && draw(event)}
        onPointerUp={() => (last.current = null)}
        onPointerCancel={() => (last.current = null)}
      />
      <button type="button" className={controls.button} onClick={() => onChange('')}>
        <Eraser size={14} />
        {t('pictures.pad.clear')}
      </button>
    </div>
  );
}
