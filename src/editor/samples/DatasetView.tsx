/** The body of Dataset: what a training sees of its examples, how many are held out, and a place to drop files on. */
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { t } from '../../messages';
import type { Params } from '../../nodes/define';
import { hasCaptions } from '../../nodes/sources/dataset/source';
import type { NodeId } from '../../runtime/graph/document';
import type { DatasetExamples } from '../../runtime/protocol';
import { droppedFiles } from '../files/gathered';
import { editParam } from '../params/edit';
import { describeSource, importFiles, refreshLibrary, useLibrary } from '../params/dataset/library';
import { arePictures } from '../pictures/arePictures';
import { askAboutPictures } from '../pictures/importing';
import { startRuntime } from '../run/runtime';
import { CaptionedSamples } from './CaptionedSamples';
import type { SamplePreview } from './pixels';
import { drawSamples, SampleCanvas } from './SampleCanvas';
import styles from './samples.module.css';

const shownExamples = 16;
/** Captions need room. */
const shownCaptions = 9;

export function DatasetView({ nodeId, params }: { nodeId: NodeId; params: Params }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [filled, setFilled] = useState(false);
  const [captioned, setCaptioned] = useState<SamplePreview | null>(null);
  const [split, setSplit] = useState<DatasetExamples['split']>(null);
  const [dropping, setDropping] = useState(false);
  const { datasets, loaded, reading } = useLibrary();
  const source = String(params.source);
  const { title } = describeSource(source, datasets);
  const label = t('panels.data.examples', { name: title });
  const hasPlace = captioned === null;
  // Parameters are made anew with every edit of the node, also where nothing in them has changed.
  const given = JSON.stringify(params);

  useEffect(() => {
    if (!loaded) void refreshLibrary();
  }, [loaded]);

  useEffect(() => {
    let current = true;
    startRuntime()
      .api.examples(JSON.parse(given) as Params, hasCaptions(source) ? shownCaptions : shownExamples)
      .then((examples) => {
        if (!current) return;
        const pictures = examples?.preview?.kind === 'images' ? examples.preview : null;
        setCaptioned(pictures?.captions ? pictures : null);
        if (pictures && canvas.current) drawSamples(canvas.current, pictures);
        setFilled(pictures !== null);
        setSplit(examples?.split ?? null);
      })
      .catch(() => current && setFilled(false));
    return () => {
      current = false;
    };
  }, [source, given, datasets, hasPlace]);

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
    const files = await droppedFiles(event.dataTransfer);
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
      {captioned ? (
        <CaptionedSamples preview={captioned} label={label} />
      ) : (
        <SampleCanvas ref={canvas} filled={filled} label={label} empty={reading ? t('panels.data.reading') : t('panels.data.dropHere')} />
      )}
      {split && <p className={styles.split}>{t('panels.data.split', split)}</p>}
    </div>
  );
}
