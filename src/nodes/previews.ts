/** The previews of all nodes, computed in the worker: `preview` in `nodes/<category>/<name>/run.ts`. */
import type { PreviewFunction } from '../runtime/graph/preview';

const modules = import.meta.glob<{ preview: PreviewFunction }>('./*/*/run.ts', { eager: true });

/** The preview of the node in `folder` (`<category>/<name>`); undefined for nodes that show nothing. */
export function previewOf(folder: string): PreviewFunction | undefined {
  return modules[`./${folder}/run.ts`]?.preview;
}
