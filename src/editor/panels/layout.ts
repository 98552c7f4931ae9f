/** Which panels are open, and at which tab, remembered in this browser. */
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

export const leftTabs = ['nodes', 'templates', 'graphs', 'models', 'data'] as const;
export type LeftTab = (typeof leftTabs)[number];

export const bottomTabs = ['problems', 'runs', 'log'] as const;
export type BottomTab = (typeof bottomTabs)[number];

interface PanelLayout {
  readonly left: LeftTab | null;
  readonly right: boolean;
  readonly bottom: BottomTab | null;
}

/** Null stands for a closed panel. */
export const usePanelLayout = create<PanelLayout>()(
  persist((): PanelLayout => ({ left: 'nodes', right: true, bottom: null }), {
    name: 'latentloom.panels',
    storage: createJSONStorage(() => localStorage),
  }),
);

/** Opens a tab; a second time closes the panel. */
export function toggleLeft(tab: LeftTab): void {
  usePanelLayout.setState(({ left }) => ({ left: left === tab ? null : tab }));
}

/** Opens a tab; a second time closes the panel. */
export function toggleBottom(tab: BottomTab): void {
  usePanelLayout.setState(({ bottom }) => ({ bottom: bottom === tab ? null : tab }));
}

export function toggleRight(): void {
  usePanelLayout.setState(({ right }) => ({ right: !right }));
}
