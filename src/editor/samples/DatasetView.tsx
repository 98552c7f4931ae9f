/** The body of Dataset: what its examples look like, and a place to drop IDX files on. */
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import { editParam } from '../params/edit';
import { describeSource, importFiles, refreshLibrary, useLibrary } from '../params/dataset/library';
import { arePictures, fromDrop } from '../pictures/dropped';
import { askAboutPictures } from '../pictures/importing';
import { startRuntime } from '../run/runtime';
import { drawSamples, SampleCanvas } from './SampleCanvas';
import styles from './samples.module.css';

const shownExamples = 16;

export function DatasetView({ nodeId, source, seed }: { nodeId: NodeId; source: string; seed: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [filled, setFilled] = useState(false);
  const [dropping, setDropping] = useState(false);
  const { datasets, loaded, reading } = useLibrary();
  const { title } = describeSource(source, datasets);

  useEffect(() => {
    if (!loaded) void refreshLibrary();
  }, [loaded]);

  useEffect(() => {
    let current = true;
    startRuntime()
      .api.examples(source, seed, shownExamples)
      .then((preview) => {
        if (!current || !canvas.current) return;
        if (preview?.kind === 'images') drawSamples(canvas.current, preview);
        setFilled(preview?.kind === 'images');
      })
      .catch(() => current && setFilled(false));
    return () => {
      current = false;
    };
  }, [source, seed, datasets]);

  function onDragOver(event: DragEvent): void {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    setDropping(true);
  }

  async function onDrop(event: DragEvent): Promise<void> {
    setDropping(false);
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    const files = await fromDrop(event.dataTransfer);
    if (arePictures(files)) return askAboutPictures(files, nodeId);
    if (files.length === 0) return;
    const imported = await importFiles(nodeId, files);
    if (imported !== null) editParam(nodeId, 'source', imported);
  }

  return (
    <div
      className={`${styles.view} ${dropping ? styles.dropping : ''}`}
      onDragOver={onDragOver}
      onDragLeave={() => setDropping(false)}
      onDrop={(event) => void onDrop(event)}
    >
      <SampleCanvas
        ref={canvas}
        filled={filled}
        label={t('panels.data.examples', { name: title })}
        empty={reading ? t('panels.data.reading') : t('panels.data.dropHere')}
      />
    </div>
  );
}
