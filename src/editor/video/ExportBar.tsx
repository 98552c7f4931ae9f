/** Buttons that keep a video as a file, and how far that is. */
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../messages';
import { showFailure } from '../dialogs/toasts';
import { downloadBlob } from '../samples/download';
import type { SamplePreview } from '../samples/pixels';
import controls from '../theme/controls.module.css';
import { encodeVideo, videoFormats, type VideoFormat } from './encode';
import styles from './video.module.css';

interface ExportBarProps {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly video: SamplePreview | null;
  readonly framesPerSecond: number;
}

export function ExportBar({ name, video, framesPerSecond }: ExportBarProps) {
  const [done, setDone] = useState<number | null>(null);
  const [refused, setRefused] = useState<VideoFormat | null>(null);
  const working = useRef<AbortController | null>(null);
  useEffect(() => () => working.current?.abort(), []);

  async function save(format: VideoFormat): Promise<void> {
    if (!video) return;
    const controller = new AbortController();
    working.current = controller;
    setRefused(null);
    setDone(0);
    try {
      const file = await encodeVideo(format, video, { framesPerSecond, signal: controller.signal, onProgress: setDone });
      if (file) downloadBlob(file, `${name}.${format}`);
      else setRefused(format);
    } catch (reason) {
      if (!controller.signal.aborted) showFailure(t('analysis.video.failed'), reason);
    } finally {
      setDone(null);
    }
  }

  if (done !== null) {
    return (
      <div className={styles.bar}>
        <progress className={`${controls.progress} ${styles.time}`} value={done} aria-label={t('analysis.video.writing')} />
        <button type="button" className={controls.icon} aria-label={t('analysis.video.cancel')} title={t('analysis.video.cancel')} onClick={() => working.current?.abort()}>
          <X size={14} />
        </button>
      </div>
    );
  }
  return (
    <div className={styles.bar}>
      <span className={styles.count}>{t('analysis.video.save')}</span>
      {videoFormats.map((format) => (
        <button key={format} type="button" className={controls.button} disabled={!video} onClick={() => void save(format)}>
          {t(`analysis.video.formats.${format}`)}
        </button>
      ))}
      {refused && <span role="alert">{t('analysis.video.refused', { format: t(`analysis.video.formats.${refused}`) })}</span>}
    </div>
  );
}
