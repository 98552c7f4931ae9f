/** The open graph: its document with undo and redo, what of it is on the canvas, and what is selected (which is never saved). */
import { create } from 'zustand';
import { edgeKey, emptyDocument, type GraphDocument, type NodeId } from '../../runtime/graph/document';
import { isDrawn } from '../../runtime/graph/drawing';
import type { Command } from './commands';
import { record, redo, startHistory, undo, type EditOptions, type History } from './history';
import { hasInside, networkChanged, shownOf, withInside } from './inside';

interface Selected {
  selection: readonly NodeId[];
  /** Selected wires, by `edgeKey`. */
  selectedEdges: readonly string[];
}

interface DocumentState extends Selected {
  /** Where the graph is kept in storage. */
  graphId: string;
  /** The whole graph: what is saved, shared and run. */
  document: GraphDocument;
  /** The network whose inside is on the canvas; null for the graph itself. */
  inside: NodeId | null;
  /** What is on the canvas: the graph, or the inside of that network as a document of its own. */
  shown: GraphDocument;
  history: History;
  canUndo: boolean;
  canRedo: boolean;
  /** Changes what is on the canvas. */
  edit(command: Command, options?: EditOptions): void;
  /** Changes the graph, whatever is on the canvas. */
  editGraph(command: Command, options?: EditOptions): void;
  undo(): void;
  redo(): void;
  select(nodes: readonly NodeId[], edges?: readonly string[]): void;
  /** Opens the inside of a network; other nodes have none. */
  enter(network: NodeId): void;
  /** Goes back to the graph. */
  leave(): void;
  /** Shows another graph; its history begins anew. */
  open(graphId: string, document: GraphDocument): void;
}

const nothing: Selected = { selection: [], selectedEdges: [] };

export const useDocumentStore = create<DocumentState>((set, get) => {
  /** Shows a state of the graph; where `network` is given, its inside. */
  const show = (history: History, network: NodeId | null) => {
    const inside = network !== null && hasInside(history.present.nodes[network]) ? network : null;
    const shown = shownOf(history.present, inside);
    set({ ...viewOf(history), inside, shown, ...(inside === get().inside ? stillThere(get(), shown) : nothing) });
  };
  /** Goes to another state of the graph, and to where it differs. */
  const go = (history: History) => {
    const { document, inside } = get();
    const changed = networkChanged(document, history.present);
    const bothDrawn = changed !== null && [document, history.present].every(({ nodes }) => isDrawn(nodes[changed]!));
    show(history, bothDrawn || changed === inside ? changed : null);
  };
  const editGraph: DocumentState['editGraph'] = (command, options) => {
    const { history, document, inside } = get();
    const next = record(history, command(document), performance.now(), options);
    if (next !== history) show(next, inside);
  };
  return {
    graphId: '',
    ...viewOf(startHistory(emptyDocument(''))),
    inside: null,
    shown: emptyDocument(''),
    ...nothing,
    editGraph,
    edit(command, options) {
      const { inside, shown } = get();
      if (inside === null) return editGraph(command, options);
      const next = command(shown);
      if (next !== shown) editGraph((document) => withInside(document, inside, next), options);
    },
    undo: () => go(undo(get().history)),
    redo: () => go(redo(get().history)),
    select(nodes, edges = []) {
      set({ selection: nodes, selectedEdges: edges });
    },
    enter(network) {
      const { history } = get();
      if (hasInside(history.present.nodes[network])) show(history, network);
    },
    leave() {
      const { history, inside } = get();
      show(history, null);
      if (inside !== null) set({ selection: [inside] });
    },
    open(graphId, document) {
      set({ graphId, ...viewOf(startHistory(document)), inside: null, shown: document, ...nothing });
    },
  };
});

function stillThere(selected: Selected, shown: GraphDocument): Selected {
  const keys = new Set(shown.edges.map(edgeKey));
  return {
    selection: selected.selection.filter((id) => Object.hasOwn(shown.nodes, id)),
    selectedEdges: selected.selectedEdges.filter((key) => keys.has(key)),
  };
}

function viewOf(history: History): Pick<DocumentState, 'history' | 'document' | 'canUndo' | 'canRedo'> {
  return { history, document: history.present, canUndo: history.past.length > 0, canRedo: history.future.length > 0 };
}
