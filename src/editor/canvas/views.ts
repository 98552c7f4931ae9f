/** Bodies that some nodes draw for themselves, found by folder: `nodes/<category>/<type>/View.tsx`. */
import type { ComponentType } from 'react';
import type { Params } from '../../nodes/define';
import type { NodeId } from '../../runtime/graph/document';

export type NodeView = ComponentType<{ nodeId: NodeId; params: Params }>;

const modules = import.meta.glob<{ View: NodeView }>('../../nodes/*/*/View.tsx', { eager: true });

const views = new Map(Object.entries(modules).map(([path, { View }]) => [path.split('/').at(-2), View]));

/** The body of a node type; undefined for one without. */
export function nodeView(type: string): NodeView | undefined {
  return views.get(type);
}
