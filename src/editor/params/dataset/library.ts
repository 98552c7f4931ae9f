/** The data sets kept in this browser, and what brings new ones in. */
import { create } from 'zustand';
import { t } from '../../../messages';
import { builtIn, captionedDigits, datasetSource } from '../../../nodes/sources/dataset/source';
import type { NodeId } from '../../../runtime/graph/document';
import type { Problem } from '../../../runtime/graph/problems';
import type { DatasetImport, PickedPicture } from '../../../runtime/protocol';
import type { DatasetSummary } from '../../../storage/datasets';
import { showFailure } from '../../dialogs/toasts';
import { startRuntime } from '../../run/runtime';

// The code of storage comes after the first paint.
const datasetStorage = () => import('../../../storage/datasets');

interface Library {
  readonly datasets: readonly DatasetSummary[];
  readonly loaded: boolean;
  /** Files are being read. */
  readonly reading: boolean;
  /** How much of a download has arrived, in [0, 1]; null while there is none. */
  readonly download: number | null;
  /** Why the last import failed, and the node that it was for. */
  readonly refusal: { readonly node: NodeId; readonly problems: readonly Problem[] } | null;
}

export const useLibrary = create<Library>(() => ({ datasets: [], loaded: false, reading: false, download: null, refusal: null }));

export async function refreshLibrary(): Promise<void> {
  try {
    const { listDatasets } = await datasetStorage();
    useLibrary.setState({ datasets: await listDatasets(), loaded: true });
  } catch (reason) {
    useLibrary.setState({ loaded: true });
    showFailure(t('panels.failure.storage'), reason);
  }
}

/** Reads picked or dropped IDX files into the library; null when they are refused. */
export async function importFiles(node: NodeId, files: readonly PickedPicture[]): Promise<string | null> {
  useLibrary.setState({ reading: true, refusal: null });
  try {
    const picked = await Promise.all(
      files.map(async ({ path, file }) => ({ name: path, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    return await keep(node, await startRuntime().api.importFiles(picked));
  } catch (reason) {
    showFailure(t('panels.failure.files'), reason);
    return null;
  } finally {
    useLibrary.setState({ reading: false });
  }
}

/** Fetches the public MNIST; call only after the person has agreed. */
export async function downloadMnist(node: NodeId): Promise<string | null> {
  const runtime = startRuntime();
  const stop = runtime.onEvents((events) => {
    for (const event of events) if (event.kind === 'download') useLibrary.setState({ download: event.fraction });
  });
  useLibrary.setState({ download: 0, refusal: null });
  try {
    return await keep(node, await runtime.api.downloadMnist());
  } catch (reason) {
    showFailure(t('panels.failure.download'), reason);
    return null;
  } finally {
    stop();
    useLibrary.setState({ download: null });
  }
}

/** The person has read why an import failed. */
export function dismissRefusal(): void {
  useLibrary.setState({ refusal: null });
}

export function cancelDownload(): void {
  void startRuntime().api.cancelDownload();
}

export async function removeDataset(id: string): Promise<void> {
  try {
    const { deleteDataset } = await datasetStorage();
    await deleteDataset(id);
  } catch (reason) {
    showFailure(t('panels.failure.storage'), reason);
  }
  await refreshLibrary();
}

/** The name under which documents refer to a stored data set. */
export function sourceOf({ id, height, width, channels }: DatasetSummary): string {
  return datasetSource(id, height, width, channels);
}

/** The title of a data set that is drawn on the spot. */
export function builtInTitle(source: string): string {
  return t(source === captionedDigits ? 'panels.data.captionedDigits' : 'panels.data.strokeDigits');
}

/** The data set's title and number of examples, in words. */
export function describeSource(source: string, datasets: readonly DatasetSummary[]): { title: string; count: string } {
  if (builtIn.includes(source)) return { title: builtInTitle(source), count: t('panels.data.unlimited') };
  const found = datasets.find((dataset) => sourceOf(dataset) === source);
  if (!found) return { title: t('panels.data.missing'), count: '' };
  return { title: found.name, count: t('panels.data.count', { count: found.count, classes: found.classes }) };
}

async function keep(node: NodeId, result: DatasetImport): Promise<string | null> {
  if ('problems' in result) {
    useLibrary.setState({ refusal: { node, problems: result.problems } });
    return null;
  }
  await refreshLibrary();
  return result.source;
}
