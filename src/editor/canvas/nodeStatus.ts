/** How a node stands: what its run said last, set against what the document says now. */
import { nodeDefinition } from '../../nodes/registry';
import type { NodeId } from '../../runtime/graph/document';
import type { Problem } from '../../runtime/graph/problems';
import { hashesOf, typedGraphOf } from '../document/derived';
import { useDocumentStore } from '../document/store';
import { useRunStore } from '../run/store';
import { noProblems, type NodeRun } from '../run/reduce';
import { useNodeRun } from '../run/useNodeRun';

export type NodeStatus = 'idle' | 'stale' | 'queued' | 'running' | 'done' | 'cancelled' | 'blocked' | 'problem';

/** A node's status from its last run, its hash now and whether anything is wrong with it now. Pure. */
export function statusOf(run: NodeRun | undefined, hash: string | undefined, hasErrors: boolean): NodeStatus {
  if (run?.state === 'queued' || run?.state === 'running') return run.state;
  if (hasErrors) return 'problem';
  if (run?.state === 'problem') return run.problems.length > 0 ? 'stale' : 'blocked';
  if (run?.hash !== undefined && run.hash !== hash) return 'stale';
  return run?.state ?? 'idle';
}

/** The status of a node on the canvas. */
export function useNodeStatus(id: NodeId): NodeStatus {
  const hash = useDocumentStore(({ document, inside }) => (inside === null ? hashesOf(document)[id] : undefined));
  const run = useNodeRun(id);
  const problems = useUrgentProblems(id);
  return statusOf(run, hash, problems.some(({ severity }) => severity === 'error'));
}

/** What is wrong with a node: what its wires say at once, then what its run said. */
export function useNodeProblems(id: NodeId): readonly Problem[] {
  const problems = useDocumentStore(({ shown }) => typedGraphOf(shown).problems);
  const fromOutside = useDocumentStore(({ document, inside }) => (inside === null ? noProblems : typedGraphOf(document).problems));
  const network = useDocumentStore((state) => state.inside);
  const runProblems = useNodeRun(id)?.problems ?? noProblems;
  const own = problems.filter(({ node }) => node === id);
  // What the network's node outside says of this one, such as what it adds behind the drawing.
  const about = fromOutside.flatMap(({ inside, values, ...problem }) => {
    if (problem.node !== network || inside?.node !== id) return [];
    const { index: _, ...named } = values ?? {};
    return [{ ...problem, port: inside.port, values: named }];
  });
  // A problem of a port is known without running: what the graph says now outdates what a run said.
  const said = runProblems.filter(({ port, inside }) => port === undefined && inside === undefined);
  const all: readonly Problem[] = [...said, ...about, ...own];
  return [...new Map(all.toReversed().map((problem) => [`${problem.code} ${problem.port} ${problem.inside?.node}`, problem])).values()];
}

/** The problems that a node itself shows: an input that is not wired yet becomes one only when the node, or its network, is run. */
export function useUrgentProblems(id: NodeId): readonly Problem[] {
  const problems = useNodeProblems(id);
  const inside = useDocumentStore((state) => state.inside);
  const failed = useRunStore(({ nodes }) => nodes[inside ?? id]?.state === 'problem');
  return failed ? problems : problems.filter(({ code }) => code !== 'input-missing');
}

/** Whether a node of this type can be run: one that this version does not know cannot, nor can a layer by itself. */
export function isRunnable(type: string): boolean {
  const definition = nodeDefinition(type);
  return definition !== undefined && definition.category !== 'layers';
}
