/** How a node stands: what its run said last, set against what the document says now. */
import { nodeDefinition } from '../../nodes/registry';
import type { NodeId } from '../../runtime/graph/document';
import type { Problem } from '../../runtime/graph/problems';
import { hashesOf, typedGraphOf } from '../document/derived';
import { useDocumentStore } from '../document/store';
import { useRunStore } from '../run/store';
import type { NodeRun } from '../run/reduce';

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
  const hash = useDocumentStore(({ document }) => hashesOf(document)[id]);
  const run = useRunStore(({ nodes }) => nodes[id]);
  const problems = useUrgentProblems(id);
  return statusOf(run, hash, problems.some(({ severity }) => severity === 'error'));
}

/** What is wrong with a node: what its wires say at once, then what its run said. */
export function useNodeProblems(id: NodeId): readonly Problem[] {
  const problems = useDocumentStore(({ document }) => typedGraphOf(document).problems);
  const runProblems = useRunStore(({ nodes }) => nodes[id]?.problems);
  const own = problems.filter(({ node }) => node === id);
  const said = new Set(own.map(({ code, port }) => `${code} ${port}`));
  // A problem of a port is known without running: what the graph says now outdates what a run said.
  return [...own, ...(runProblems ?? []).filter(({ code, port }) => port === undefined && !said.has(`${code} ${port}`))];
}

/** The problems that a node itself shows: an input that is not wired yet becomes one only when the node is run. */
export function useUrgentProblems(id: NodeId): readonly Problem[] {
  const problems = useNodeProblems(id);
  const failed = useRunStore(({ nodes }) => nodes[id]?.state === 'problem');
  return failed ? problems : problems.filter(({ code }) => code !== 'input-missing');
}

/** Whether a node of this type can be run: one that this version does not know cannot. */
export function isRunnable(type: string): boolean {
  return nodeDefinition(type) !== undefined;
}
