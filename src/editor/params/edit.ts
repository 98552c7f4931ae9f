/** The one way in which a widget changes a parameter. */
import type { Json, NodeId } from '../../runtime/graph/document';
import { dropWaitingWires, setParam } from '../document/commands';
import { useDocumentStore } from '../document/store';
import { tune } from '../run/runtime';

/** Sets a parameter; a gesture's edits are undone as one, and a live parameter reaches the trainer at once. */
export function editParam(node: NodeId, name: string, value: Json, live = false): void {
  useDocumentStore.getState().edit(setParam(node, name, value), { group: `${node} ${name}` });
  if (live) void tune(node, name, value);
}

/** A text has been left: wires to inputs that it no longer names go. */
export function leaveParam(node: NodeId): void {
  useDocumentStore.getState().edit(dropWaitingWires(node));
}
