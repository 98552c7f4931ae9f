/** The open graph: its document with undo and redo, and what is selected (which is never saved). */
import { create } from 'zustand';
import { edgeKey, emptyDocument, type GraphDocument, type NodeId } from '../../runtime/graph/document';
import type { Command } from './commands';
import { record, redo, startHistory, undo, type EditOptions, type History } from './history';

interface Selected {
  selection: readonly NodeId[];
  /** Selected wires, by `edgeKey`. */
  selectedEdges: readonly string[];
}

interface DocumentState extends Selected {
  /** Where the graph is kept in storage. */
  graphId: string;
  document: GraphDocument;
  history: History;
  canUndo: boolean;
  canRedo: boolean;
  edit(command: Command, options?: EditOptions): void;
  undo(): void;
  redo(): void;
  select(nodes: readonly NodeId[], edges?: readonly string[]): void;
  /** Shows another graph; its history begins anew. */
  open(graphId: string, document: GraphDocument): void;
}

export const useDocumentStore = create<DocumentState>((set, get) => ({
  graphId: '',
  ...viewOf(startHistory(emptyDocument(''))),
  selection: [],
  selectedEdges: [],
  edit(command, options) {
    const { history, document } = get();
    const next = record(history, command(document), performance.now(), options);
    if (next !== history) set({ ...viewOf(next), ...stillThere(get(), next.present) });
  },
  undo() {
    const history = undo(get().history);
    set({ ...viewOf(history), ...stillThere(get(), history.present) });
  },
  redo() {
    const history = redo(get().history);
    set({ ...viewOf(history), ...stillThere(get(), history.present) });
  },
  select(nodes, edges = []) {
    set({ selection: nodes, selectedEdges: edges });
  },
  open(graphId, document) {
    set({ graphId, ...viewOf(startHistory(document)), selection: [], selectedEdges: [] });
  },
}));

function stillThere(selected: Selected, document: GraphDocument): Selected {
  const keys = new Set(document.edges.map(edgeKey));
  return {
    selection: selected.selection.filter((id) => Object.hasOwn(document.nodes, id)),
    selectedEdges: selected.selectedEdges.filter((key) => keys.has(key)),
  };
}

function viewOf(history: History): Pick<DocumentState, 'history' | 'document' | 'canUndo' | 'canRedo'> {
  return { history, document: history.present, canUndo: history.past.length > 0, canRedo: history.future.length > 0 };
}
