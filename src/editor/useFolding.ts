/** Keeps a resizable panel folded or open as the layout says, and tells the layout when a drag folds or opens it. */
import { useCallback, useEffect } from 'react';
import { usePanelRef, type PanelProps } from 'react-resizable-panels';

/** `firstSize`, in pixels, is that of a panel which opens for the first time. */
export function useFolding(
  open: boolean,
  onChange: (open: boolean) => void,
  firstSize: number,
): Pick<PanelProps, 'panelRef' | 'onResize' | 'collapsible'> {
  const panelRef = usePanelRef();
  useEffect(() => {
    const panel = panelRef.current;
    if (!panel || panel.isCollapsed() !== open) return;
    if (!open) return panel.collapse();
    panel.expand();
    if (panel.isCollapsed()) panel.resize(firstSize);
  }, [open, firstSize, panelRef]);
  const onResize = useCallback(() => {
    const isOpen = !panelRef.current?.isCollapsed();
    if (isOpen !== open) onChange(isOpen);
  }, [open, onChange, panelRef]);
  return { panelRef, onResize, collapsible: true };
}
