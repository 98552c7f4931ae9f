/** One import of pictures: what was picked, what is among it, how far it is. */
import { create } from 'zustand';
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import type { Problem } from '../../runtime/graph/problems';
import type { DatasetImport, PickedPicture, PictureOptions, PictureSurvey } from '../../runtime/protocol';
import { showFailure } from '../dialogs/toasts';
import { editParam } from '../params/edit';
import { refreshLibrary } from '../params/dataset/library';
import { startRuntime } from '../run/runtime';
import { describeProblem } from '../run/problemText';

interface Importing {
  /** Null while nothing is imported. */
  readonly files: readonly PickedPicture[] | null;
  /** The dataset node that gets the pictures. */
  readonly node: NodeId | null;
  readonly survey: PictureSurvey | null;
  readonly problems: readonly Problem[];
  /** How much is read, in [0, 1]; null before. */
  readonly progress: number | null;
}

const atRest: Importing = { files: null, node: null, survey: null, problems: [], progress: null };

export const useImporting = create<Importing>(() => atRest);

/** Asks what shall become of picked pictures. */
export async function askAboutPictures(files: readonly PickedPicture[], node: NodeId | null): Promise<void> {
  useImporting.setState({ ...atRest, files, node }, true);
  const survey = await attempt<PictureSurvey | { problems: Problem[] }>(async () => startRuntime().api.surveyPictures([...files]));
  if (!survey || useImporting.getState().files !== files) return;
  useImporting.setState('problems' in survey ? { problems: survey.problems } : { survey });
}

/** Reads the pictures; the node then gives them. */
export async function importPictures(options: PictureOptions): Promise<void> {
  const { files, node } = useImporting.getState();
  if (!files) return;
  const runtime = startRuntime();
  const stop = runtime.onEvents((events) => {
    for (const event of events) if (event.kind === 'import' && useImporting.getState().files === files) useImporting.setState({ progress: event.fraction });
  });
  useImporting.setState({ progress: 0, problems: [] });
  const result = await attempt<DatasetImport>(async () => runtime.api.importPictures([...files], options));
  stop();
  if (!result || useImporting.getState().files !== files) return;
  if ('problems' in result) return useImporting.setState({ problems: result.problems, progress: null });
  closeImport();
  await refreshLibrary();
  if (node !== null) editParam(node, 'source', result.source);
  if (result.warnings?.length) showFailure(t('pictures.leftOut'), result.warnings.map(describeProblem).join('\n'));
}

/** Ends the import, or the question. */
export function closeImport(): void {
  if (useImporting.getState().progress !== null) void startRuntime().api.cancelImport();
  useImporting.setState(atRest, true);
}

async function attempt<Result>(call: () => Promise<Result>): Promise<Result | null> {
  try {
    return await call();
  } catch (reason) {
    closeImport();
    showFailure(t('panels.failure.files'), reason);
    return null;
  }
}
