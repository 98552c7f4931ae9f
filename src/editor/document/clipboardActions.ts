/** Copy, cut, paste, duplicate and delete of what is selected, through the system's clipboard where it is allowed. */
import { disconnect, removeNodes } from './commands';
import { copyFragment, fragmentFromText, fragmentToText, moveFragment, paste, pasteOffset, shiftFragment, type Fragment } from './clipboard';
import { useDocumentStore } from './store';
import { t } from '../../messages';
import { nodeDefinition } from '../../nodes/registry';
import { showNote } from '../dialogs/toasts';

/** Stands in where the page may not read the system's clipboard. */
let memory = '';
let pastes = { text: '', count: 0 };

/** The selected nodes as text, kept in memory as well; null when none is selected. */
export function copySelection(): string | null {
  const { shown, selection } = useDocumentStore.getState();
  if (selection.length === 0) return null;
  memory = fragmentToText(shown, copyFragment(shown, selection));
  pastes = { text: memory, count: 0 };
  return memory;
}

/** Pastes nodes from text, or from memory where there is none; false when the text holds no nodes. */
export function pasteText(text: string, at?: { x: number; y: number }): boolean {
  const source = text || memory;
  const copied = fragmentFromText(source);
  if (!copied) return false;
  const fragment = fitting(copied);
  if (Object.keys(fragment.nodes).length === 0) {
    showNote(t('canvas.inside.pasteElsewhere'));
    return true;
  }
  pastes = { text: source, count: pastes.text === source ? pastes.count + 1 : 1 };
  const aside = pastes.count * pasteOffset;
  insertFragment(at ? moveFragment(fragment, at) : shiftFragment(fragment, aside, aside));
  return true;
}

/** Copies the selection by a menu's command. */
export async function copyByMenu(): Promise<void> {
  const text = copySelection();
  if (text !== null) await navigator.clipboard.writeText(text).catch(() => undefined);
}

/** Pastes by a menu's command, which the browser may ask leave for. */
export async function pasteByMenu(at?: { x: number; y: number }): Promise<void> {
  const text = await navigator.clipboard.readText().catch(() => '');
  if (!pasteText(text, at)) pasteText('', at);
}

/** Copies the selected nodes beside themselves. */
export function duplicateSelection(): void {
  const { shown, selection } = useDocumentStore.getState();
  if (selection.length > 0) insertFragment(shiftFragment(copyFragment(shown, selection), pasteOffset, pasteOffset));
}

/** Removes selected nodes and wires, as one edit. */
export function deleteSelection(): void {
  const { selection, selectedEdges, edit } = useDocumentStore.getState();
  edit((document) => removeNodes(selection)(disconnect(selectedEdges)(document)));
}

/** Selects every node. */
export function selectAll(): void {
  const { shown, select } = useDocumentStore.getState();
  select(Object.keys(shown.nodes));
}

/** What of a fragment belongs on the canvas: layers inside a network, all other nodes outside. */
function fitting(fragment: Fragment): Fragment {
  const { inside } = useDocumentStore.getState();
  const belongs = (id: string) => (nodeDefinition(fragment.nodes[id]?.type ?? '')?.category === 'layers') === (inside !== null);
  return copyFragment(fragment, Object.keys(fragment.nodes).filter(belongs));
}

function insertFragment(fragment: Fragment): void {
  const { shown, edit, select } = useDocumentStore.getState();
  const result = paste(shown, fragment);
  edit(() => result.document);
  select(result.pasted);
}
