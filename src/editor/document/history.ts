/** Undo and redo as a value: a list of past documents, the present one and those undone. */
import type { GraphDocument } from '../../runtime/graph/document';

const limit = 200;
/** Pause in ms after which one more edit of the same group starts an entry of its own. */
const groupPause = 600;

export interface History {
  readonly past: readonly GraphDocument[];
  readonly present: GraphDocument;
  readonly future: readonly GraphDocument[];
  readonly group: string | null;
  /** When the last edit was made, in ms. */
  readonly at: number;
}

export interface EditOptions {
  /** Edits in a row with one group become one entry: the steps of a drag, the letters of a word. */
  group?: string;
  /** Longest pause inside the group, in ms. */
  pause?: number;
}

/** A history with nothing to undo. */
export function startHistory(document: GraphDocument): History {
  return { past: [], present: document, future: [], group: null, at: 0 };
}

/** Makes `document` the present one, at time `at` in ms; an edit that changes nothing leaves no entry. */
export function record(history: History, document: GraphDocument, at: number, options: EditOptions = {}): History {
  if (document === history.present) return history;
  const group = options.group ?? null;
  const joins = group !== null && group === history.group && at - history.at <= (options.pause ?? groupPause);
  const past = joins ? history.past : [...history.past, history.present].slice(-limit);
  return { past, present: document, future: [], group, at };
}

/** Steps back; the history itself when there is nothing to undo. */
export function undo(history: History): History {
  const previous = history.past.at(-1);
  if (!previous) return history;
  const future = [history.present, ...history.future];
  return { past: history.past.slice(0, -1), present: previous, future, group: null, at: 0 };
}

/** Steps forward; the history itself when there is nothing to redo. */
export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { past: [...history.past, history.present], present: next, future, group: null, at: 0 };
}
