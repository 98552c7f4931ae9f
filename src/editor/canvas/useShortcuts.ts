/** The editor's keys. Keys typed into a field or an open dialog are left alone. */
import { useEffect } from 'react';
import { useReactFlow } from '@xyflow/react';
import { copySelection, deleteSelection, duplicateSelection, pasteText, selectAll } from '../document/clipboardActions';
import { useDocumentStore } from '../document/store';
import { runAll } from '../run/runtime';
import { useCanvasStore, type ScreenPoint } from './canvasStore';
import { wholeGraph } from './placement';

/** Listens for as long as the caller is mounted. */
export function useShortcuts(): void {
  const { fitView } = useReactFlow();
  useEffect(() => {
    const pointer = { x: window.innerWidth / 2, y: window.innerHeight / 2 };
    let selected = false;
    const actions = actionsByKey(pointer, () => void fitView(wholeGraph), () => goBack(selected));
    const listeners = new AbortController();
    const { signal } = listeners;

    window.addEventListener('pointermove', ({ clientX, clientY }) => Object.assign(pointer, { x: clientX, y: clientY }), { signal });
    // React Flow lets go of a node before the key arrives here.
    window.addEventListener('keydown', () => (selected = hasSelection()), { signal, capture: true });
    window.addEventListener('keydown', (event) => {
      const name = keyName(event);
      const action = actions[name];
      if (!action || event.defaultPrevented) return;
      if (isTyping(event.target) && !(keysInParameters.has(name) && isParameter(event.target))) return;
      if ((name === ' ' || (name === 'Enter' && !isNode(event.target))) && isPressable(event.target)) return;
      event.preventDefault();
      action();
    }, { signal });

    const copy = (event: ClipboardEvent) => {
      if (isTyping(event.target) || !window.getSelection()?.isCollapsed) return;
      const text = copySelection();
      if (text === null) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      if (event.type === 'cut') deleteSelection();
    };
    document.addEventListener('copy', copy, { signal });
    document.addEventListener('cut', copy, { signal });
    document.addEventListener('paste', (event) => {
      if (!isTyping(event.target) && pasteText(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
    }, { signal });
    return () => listeners.abort();
  }, [fitView]);
}

function actionsByKey(pointer: ScreenPoint, fit: () => void, back: () => void): Readonly<Record<string, () => void>> {
  const store = useDocumentStore.getState;
  return {
    'Control+z': () => store().undo(),
    'Control+Shift+z': () => store().redo(),
    'Control+y': () => store().redo(),
    'Control+d': duplicateSelection,
    'Control+a': selectAll,
    'Control+Enter': () => void runAll(),
    Delete: deleteSelection,
    Backspace: deleteSelection,
    Escape: back,
    Enter: openSelected,
    ' ': () => useCanvasStore.setState({ popup: { at: { ...pointer }, from: null } }),
    f: fit,
    'Shift+?': () => useCanvasStore.setState({ shortcutsOpen: true }),
    '?': () => useCanvasStore.setState({ shortcutsOpen: true }),
  };
}

/** Keys that do the same inside a parameter's field as outside. */
const keysInParameters = new Set(['Control+z', 'Control+Shift+z', 'Control+y', 'Control+Enter']);

/** A field whose value is the document's own: undo there means the document. */
function isParameter(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('[role=spinbutton], [type=checkbox], [type=range], select');
}

function keyName({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): string {
  const name = key.length === 1 ? key.toLowerCase() : key;
  return [ctrlKey || metaKey ? 'Control' : '', altKey ? 'Alt' : '', shiftKey ? 'Shift' : '', name].filter(Boolean).join('+');
}

/** A node with the focus: Enter opens what is inside. */
function isNode(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('.react-flow__node');
}

/** Lets go of what was selected; with nothing selected, out of a network. */
function goBack(selected: boolean): void {
  const { inside, select, leave } = useDocumentStore.getState();
  if (inside !== null && !selected) leave();
  else select([]);
}

function hasSelection(): boolean {
  const { selection, selectedEdges } = useDocumentStore.getState();
  return selection.length + selectedEdges.length > 0;
}

function openSelected(): void {
  const { selection, inside, enter } = useDocumentStore.getState();
  const [only, ...others] = selection;
  if (inside === null && only !== undefined && others.length === 0) enter(only);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable=true], [role=dialog], [role=alertdialog], [role=menu]') !== null;
}

function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, summary, [role=tab], [role=switch], .react-flow__node, .react-flow__edge') !== null;
}
