/** What a run found of the library: once that has changed, the nodes themselves say what they lack. Pure. */
import type { NodeRun, RunPicture } from '../run/reduce';

const outdated = new Set(['model-absent', 'model-incomplete', 'model-damaged']);

/** The picture of the last run without its problems with the library; the same one where it had none. */
export function withoutOutdated(picture: RunPicture): RunPicture {
  const nodes = Object.entries(picture.nodes);
  if (!nodes.some(([, run]) => isOutdated(run))) return picture;
  const rid = (run: NodeRun): NodeRun => ({ ...run, state: undefined, problems: run.problems.filter(({ code }) => !outdated.has(code)) });
  return { ...picture, nodes: Object.fromEntries(nodes.map(([id, run]) => [id, isOutdated(run) ? rid(run) : run])) };
}

const isOutdated = ({ problems }: NodeRun): boolean => problems.some(({ code }) => outdated.has(code));
