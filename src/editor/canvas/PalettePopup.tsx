/** The palette where the pointer is: opened by Space, a double click, or a wire dropped on empty canvas. */
import { useMemo } from 'react';
import { t } from '../../messages';
import { useDocumentStore } from '../document/store';
import { paletteEntries } from '../palette/entries';
import { PaletteSearch } from '../palette/PaletteSearch';
import { useCanvasStore } from './canvasStore';
import { fittingTypes } from './fitting';
import { useAddNode } from './useAddNode';

const size = { width: 300, height: 360 };
const margin = 8;

export function PalettePopup() {
  const popup = useCanvasStore((state) => state.popup);
  const inDrawing = useDocumentStore((state) => state.inside !== null);
  const { addAt, addConnectedAt } = useAddNode();
  const ports = useMemo(
    () => (popup?.from ? fittingTypes(useDocumentStore.getState().shown, popup.from) : null),
    [popup],
  );
  if (!popup) return null;
  const { at, from } = popup;

  const close = () => useCanvasStore.setState({ popup: null });
  const choose = (type: string) => {
    const port = ports?.get(type);
    if (from && port !== undefined) addConnectedAt(type, at, from, port);
    else addAt(type, at);
    close();
  };
  const left = Math.min(at.x, window.innerWidth - size.width - margin);
  const top = Math.min(at.y, window.innerHeight - size.height - margin);
  return (
    <div className="popup-scrim" onPointerDown={close} onContextMenu={close}>
      <div
        className="popup"
        role="dialog"
        aria-label={t('canvas.palette.add')}
        style={{ left, top, width: size.width, maxHeight: size.height }}
        onPointerDown={(event) => event.stopPropagation()}
        onKeyDown={(event) => event.key === 'Escape' && close()}
      >
        {from && <p className="popup-hint">{t('canvas.palette.whatFits')}</p>}
        <PaletteSearch entries={paletteEntries(inDrawing, ports ? new Set(ports.keys()) : undefined)} onChoose={choose} immediate />
      </div>
    </div>
  );
}
