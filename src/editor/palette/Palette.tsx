/** The palette of the left panel: a click adds a node in the middle of the view, a drag puts it anywhere. */
import { useDeferredValue } from 'react';
import { useAddNode } from '../canvas/useAddNode';
import { useDocumentStore } from '../document/store';
import { paletteEntries } from './entries';
import { PaletteSearch } from './PaletteSearch';

export function Palette() {
  const { addInView } = useAddNode();
  const inDrawing = useDocumentStore((state) => state.inside !== null);
  // Its many rows are made after the canvas.
  const entries = useDeferredValue(paletteEntries(inDrawing), null);
  return entries && <PaletteSearch entries={entries} onChoose={addInView} />;
}
