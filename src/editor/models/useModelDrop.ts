/** Makes an element take a model's files, folder or zip by drop. */
import { useState, type DragEvent } from 'react';
import { droppedFiles } from '../files/gathered';
import { addModel, type Asker } from './importing';

interface ModelDrop {
  /** Files hover above the element. */
  readonly dropping: boolean;
  readonly handlers: {
    onDragOver(event: DragEvent): void;
    onDragLeave(event: DragEvent): void;
    onDrop(event: DragEvent): void;
  };
}

/** `added` is told the model that was dropped. */
export function useModelDrop(asker: Asker, added: (reference: string) => void): ModelDrop {
  const [dropping, setDropping] = useState(false);
  return {
    dropping,
    handlers: {
      onDragOver(event) {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        event.stopPropagation();
        event.dataTransfer.dropEffect = 'copy';
        setDropping(true);
      },
      onDragLeave(event) {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setDropping(false);
      },
      onDrop(event) {
        setDropping(false);
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        event.stopPropagation();
        void addModel(droppedFiles(event.dataTransfer), asker).then((reference) => reference !== null && added(reference));
      },
    },
  };
}
