/** The palette of the left panel: a click adds a node in the middle of the view, a drag puts it anywhere. */
import { useAddNode } from '../canvas/useAddNode';
import { useDocumentStore } from '../document/store';
import { paletteEntries } from './entries';
import { PaletteSearch } from './PaletteSearch';

export function Palette() {
  const { addInView } = useAddNode();
  const inDrawing = useDocumentStore((state) => state.inside !== null);
  return <PaletteSearch entries={paletteEntries(inDrawing)} onChoose={addInView} />;
}
