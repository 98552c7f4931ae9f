/** The camera: starts only when a person asks, and shows what the network sees. */
import { Camera, CameraOff, CircleDot } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../messages';
import controls from '../theme/controls.module.css';
import styles from './drawing.module.css';
import { pictureOf, showPicture } from './pixels';

interface CameraFieldProps {
  readonly id: string;
  readonly label: string;
  readonly size: number;
  readonly channels: 1 | 3;
  readonly value: string;
  onChange(value: string): void;
}

/** Time between two pictures while the camera runs on, in ms. */
const pace = 250;

export function CameraField({ id, label, size, channels, value, onChange }: CameraFieldProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [camera, setCamera] = useState<HTMLVideoElement | null>(null);
  const [refused, setRefused] = useState(false);
  const [following, setFollowing] = useState(false);

  useEffect(() => {
    const context = canvas.current?.getContext('2d', { willReadFrequently: true });
    if (context) showPicture(context, value, size, channels);
  }, [value, size, channels]);

  useEffect(() => () => stop(camera), [camera]);

  function take(): void {
    const context = canvas.current?.getContext('2d', { willReadFrequently: true });
    if (!context || !camera || camera.videoWidth === 0) return;
    const side = Math.min(camera.videoWidth, camera.videoHeight);
    context.drawImage(camera, (camera.videoWidth - side) / 2, (camera.videoHeight - side) / 2, side, side, 0, 0, size, size);
    onChange(pictureOf(context, size, channels));
  }

  useEffect(() => {
    if (!following || !camera) return undefined;
    const timer = setInterval(take, pace);
    return () => clearInterval(timer);
  });

  async function start(): Promise<void> {
    try {
      const video = document.createElement('video');
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 320 }, height: { ideal: 240 } } });
      await video.play();
      setRefused(false);
      setCamera(video);
    } catch {
      setRefused(true);
    }
  }

  return (
    <div className={`${styles.field} nodrag`}>
      <canvas ref={canvas} id={id} className={styles.shown} width={size} height={size} role="img" aria-label={label} />
      {refused && <p role="alert">{t('pictures.camera.refused')}</p>}
      {camera === null ? (
        <button type="button" className={controls.button} onClick={() => void start()}>
          <Camera size={14} />
          {t('pictures.camera.start')}
        </button>
      ) : (
        <span className={styles.buttons}>
          <button type="button" className={controls.button} onClick={take}>
            <Camera size={14} />
            {t('pictures.camera.take')}
          </button>
          <button type="button" className={controls.button} aria-pressed={following} title={t('pictures.camera.followHelp')} onClick={() => setFollowing(!following)}>
            <CircleDot size={14} />
            {t('pictures.camera.follow')}
          </button>
          <button type="button" className={controls.icon} aria-label={t('pictures.camera.stop')} title={t('pictures.camera.stop')} onClick={() => setCamera(null)}>
            <CameraOff size={14} />
          </button>
        </span>
      )}
    </div>
  );
}

function stop(camera: HTMLVideoElement | null): void {
  if (camera?.srcObject instanceof MediaStream) for (const track of camera.srcObject.getTracks()) track.stop();
}
