/** Language models from a person's own files: what is being read, and why it was refused. */
import { create } from 'zustand';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import type { Problem } from '../../runtime/graph/problems';
import { askToKeepStorage } from '../document/keepStorage';
import { showFailure, showNote } from '../dialogs/toasts';
import type { GatheredFile } from '../files/gathered';
import { startRuntime } from '../run/runtime';
import { usefulFiles } from './usefulFiles';

/** Who asked: a node whose model it shall be, or the library itself. */
export type Asker = NodeId | null;

interface Importing {
  readonly reading: boolean;
  readonly refusal: { readonly asker: Asker; readonly problems: readonly Problem[] } | null;
}

export const useImporting = create<Importing>(() => ({ reading: false, refusal: null }));

/** Keeps a model from files; gives its reference, or null when they are refused. */
export async function addModel(gathered: Promise<readonly GatheredFile[]>, asker: Asker): Promise<string | null> {
  try {
    const useful = usefulFiles(await gathered);
    if (useful.length === 0) return null;
    useImporting.setState({ reading: true, refusal: null });
    const files = await Promise.all(useful.map(async ({ path, file }) => ({ name: path, bytes: new Uint8Array(await file.arrayBuffer()) })));
    const result = await startRuntime().api.importModel(files);
    if ('problems' in result) {
      useImporting.setState({ refusal: { asker, problems: result.problems } });
      return null;
    }
    askToKeepStorage();
    // The code of storage comes after the first paint.
    const { storedModel } = await import('../../storage/modelFiles');
    showNote(t('models.added', { name: (await storedModel(result.reference))?.name ?? '' }));
    return result.reference;
  } catch (reason) {
    showFailure(t('panels.failure.files'), reason);
    return null;
  } finally {
    useImporting.setState({ reading: false });
  }
}

/** The person has read why the files were refused. */
export function dismissRefusal(): void {
  useImporting.setState({ refusal: null });
}
