/** The nodes through which a drawing is joined to what is around it. */
import type { Drawing, NodeId } from '../../../runtime/graph/document';

/** Their types. */
export const ends = { input: 'network-input', condition: 'network-condition', output: 'network-output' } as const;

/** The node at which a drawing ends: the first Network Output. */
export function outputOf({ nodes }: Pick<Drawing, 'nodes'>): NodeId | undefined {
  return Object.keys(nodes).find((id) => nodes[id]?.type === ends.output);
}
