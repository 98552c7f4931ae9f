/** The palette of the left panel: a click adds a node in the middle of the view, a drag puts it anywhere. */
import { useAddNode } from '../canvas/useAddNode';
import { paletteEntries } from './entries';
import { PaletteSearch } from './PaletteSearch';

export function Palette() {
  const { addInView } = useAddNode();
  return <PaletteSearch entries={paletteEntries()} onChoose={addInView} />;
}
