/** A panel that a button inside it folds away and opens again. */
import { useCallback, useState } from 'react';
import { usePanelRef, type PanelProps } from 'react-resizable-panels';

export interface Collapsible {
  readonly collapsed: boolean;
  /** Folds the panel away, or opens it at its last size. */
  onToggle(): void;
}

/** Height or width, in pixels, of a panel that opens for the first time. */
const firstSize = 220;

/** The props of the panel, and those of what is shown in it. */
export function useCollapsible(): [Pick<PanelProps, 'panelRef' | 'onResize' | 'collapsible'>, Collapsible] {
  const panelRef = usePanelRef();
  const [collapsed, setCollapsed] = useState(false);
  const onResize = useCallback(() => setCollapsed(panelRef.current?.isCollapsed() ?? false), [panelRef]);
  const onToggle = useCallback(() => {
    const panel = panelRef.current;
    if (!panel?.isCollapsed()) return panel?.collapse();
    panel.expand();
    if (panel.isCollapsed()) panel.resize(firstSize);
  }, [panelRef]);
  return [{ panelRef, onResize, collapsible: true }, { collapsed, onToggle }];
}
