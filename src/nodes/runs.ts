/** What nodes do in the worker besides tensors: `run`, `preview` and `warnings` in `nodes/<category>/<name>/run.ts`. */
import type { PreviewFunction, WarningFunction } from '../runtime/graph/preview';
import type { RunFunction } from './define';

const modules = import.meta.glob<{ preview?: PreviewFunction; warnings?: WarningFunction; run?: RunFunction }>('./*/*/run.ts', { eager: true });

/** The preview of the node in `folder` (`<category>/<name>`); undefined for nodes that show nothing. */
export function previewOf(folder: string): PreviewFunction | undefined {
  return modules[`./${folder}/run.ts`]?.preview;
}

/** What the node in `folder` says of texts that arrive; undefined for nodes that have nothing to say. */
export function warningsOf(folder: string): WarningFunction | undefined {
  return modules[`./${folder}/run.ts`]?.warnings;
}

/** What the node in `folder` computes by itself; undefined for nodes that are made of tensors or compute nothing. */
export function runOf(folder: string): RunFunction | undefined {
  return modules[`./${folder}/run.ts`]?.run;
}
