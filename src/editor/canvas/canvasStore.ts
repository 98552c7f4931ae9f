/** What the canvas shows for a moment and never saves: a dragged wire, an open pop-up, a refused wire. */
import { create } from 'zustand';
import type { GraphEdge } from '../../runtime/graph/document';
import type { Problem } from '../../runtime/graph/problems';
import type { WireEnd } from './fitting';

export interface ScreenPoint {
  x: number;
  y: number;
}

interface CanvasState {
  /** Ports that the dragged wire fits, by `portKey`; null while none is dragged. */
  fitting: ReadonlySet<string> | null;
  /** The palette pop-up, with the wire that the chosen node is to be connected to. */
  popup: { at: ScreenPoint; from: WireEnd | null } | null;
  /** A wire that was refused, and why. */
  refusal: { at: ScreenPoint; edge: GraphEdge; problem: Problem } | null;
  /** Problems of a file that could not be opened. */
  importProblems: readonly Problem[] | null;
  shortcutsOpen: boolean;
}

export const useCanvasStore = create<CanvasState>(() => ({
  fitting: null,
  popup: null,
  refusal: null,
  importProblems: null,
  shortcutsOpen: false,
}));
