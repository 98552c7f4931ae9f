/** The body of Video Output: pictures in turn as they arrive, to stop, to step through, and to keep as a file. */
import { Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import { telemetry } from '../run/telemetry';
import type { SamplePreview } from '../samples/pixels';
import controls from '../theme/controls.module.css';
import { prefersReducedMotion } from '../theme/motion';
import { ExportBar } from './ExportBar';
import { frameOf } from './frames';
import styles from './video.module.css';

interface VideoViewProps {
  readonly nodeId: NodeId;
  readonly framesPerSecond: number;
}

export function VideoView({ nodeId, framesPerSecond }: VideoViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [video, setVideo] = useState<SamplePreview | null>(null);
  const [frame, setFrame] = useState(0);
  const [playing, setPlaying] = useState(() => !prefersReducedMotion());

  useEffect(() => {
    const take = () => {
      const preview = telemetry.preview(nodeId);
      setVideo(preview?.kind === 'images' ? preview : null);
    };
    take();
    return telemetry.subscribe(nodeId, take);
  }, [nodeId]);

  const count = video?.count ?? 0;
  useEffect(() => {
    if (!playing || count < 2) return undefined;
    const timer = setInterval(() => setFrame((now) => (now + 1) % count), 1000 / framesPerSecond);
    return () => clearInterval(timer);
  }, [playing, count, framesPerSecond]);

  const shown = count > 0 ? frame % count : 0;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!video || !context || !canvas.current) return;
    const { width, height, pixels } = frameOf(video, shown);
    if (canvas.current.width !== width) canvas.current.width = width;
    if (canvas.current.height !== height) canvas.current.height = height;
    context.putImageData(new ImageData(pixels, width, height), 0, 0);
  }, [video, shown]);

  return (
    <div className={`${styles.view} nodrag`}>
      <div className={styles.place}>
        <canvas ref={canvas} className={styles.canvas} width={1} height={1} hidden={!video} role="img" aria-label={t('analysis.video.label', { count })} />
        {!video && <p className={styles.empty}>{t('analysis.video.empty')}</p>}
      </div>
      <div className={styles.bar}>
        <button
          type="button"
          className={controls.icon}
          disabled={count < 2}
          aria-label={t(playing ? 'analysis.video.pause' : 'analysis.video.play')}
          title={t(playing ? 'analysis.video.pause' : 'analysis.video.play')}
          onClick={() => setPlaying(!playing)}
        >
          {playing ? <Pause size={14} /> : <Play size={14} />}
        </button>
        <input
          type="range"
          className={styles.time}
          min={0}
          max={Math.max(0, count - 1)}
          value={shown}
          disabled={count < 2}
          aria-label={t('analysis.video.frame')}
          onChange={(event) => {
            setPlaying(false);
            setFrame(event.target.valueAsNumber);
          }}
        />
        <span className={styles.count}>{count > 0 ? `${shown + 1} / ${count}` : '–'}</span>
      </div>
      <ExportBar name={nodeId} video={video} framesPerSecond={framesPerSecond} />
    </div>
  );
}
