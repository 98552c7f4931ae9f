/** The one way in which a widget changes a parameter. */
import type { ParamSpec } from '../../nodes/define';
import type { Json, NodeId } from '../../runtime/graph/document';
import { dropWaitingWires, setParam } from '../document/commands';
import { inGesture } from '../document/gesture';
import { useDocumentStore } from '../document/store';
import { tune } from '../run/runtime';
import { steer } from '../run/steer';

/** Sets a parameter; a gesture's edits are undone as one, a live parameter reaches the trainer at once, and what a steering one moves shows at once. */
export function editParam(node: NodeId, name: string, value: Json, { live, steers }: Pick<ParamSpec, 'live' | 'steers'> = {}): void {
  useDocumentStore.getState().edit(setParam(node, name, value), inGesture(`${node} ${name}`));
  if (live) void tune(node, name, value);
  if (steers) void steer(node, name, value);
}

/** A text has been left: wires to inputs that it no longer names go. */
export function leaveParam(node: NodeId): void {
  useDocumentStore.getState().edit(dropWaitingWires(node));
}
