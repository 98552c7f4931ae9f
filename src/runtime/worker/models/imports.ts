/** Brings language models into this browser: from the hub, or from a person's own files. */
import { formatModelReference, parseModelReference } from '../../graph/modelReference';
import { isProblem } from '../../graph/problems';
import type { ModelImport, ModelOffer, PickedFile } from '../../protocol';
import { contentHash } from '../../../storage/chunks';
import { storageError } from '../../../storage/errors';
import { beginModel, completeModel, putModelFile, storedModel } from '../../../storage/modelFiles';
import { type FetchFile, fetchHubFile } from './hub';
import { readPickedModel } from './pickedModel';

/** Fetches the files of an offer and keeps them; those that are there already are not fetched again. */
export async function downloadOffer(
  offer: ModelOffer,
  onBytes: (received: number, total: number) => void,
  fetchFile: FetchFile,
  signal: AbortSignal,
): Promise<ModelImport> {
  const source = parseModelReference(offer.reference);
  if (source?.kind !== 'hub') throw new Error(`Not an offer of the hub: ${offer.reference}`);
  try {
    const present = (await storedModel(offer.reference))?.files ?? [];
    await beginModel(offer);
    let received = 0;
    for (const file of offer.files) {
      if (!present.some(({ path }) => path === file.path)) {
        const bytes = await fetchHubFile(source, file, (loaded) => onBytes(received + loaded, offer.bytes), fetchFile, signal);
        if (isProblem(bytes)) return { problems: [bytes] };
        await putModelFile(offer.reference, file.path, bytes);
      }
      received += file.bytes;
      onBytes(received, offer.bytes);
    }
    await completeModel(offer.reference);
    return { reference: offer.reference };
  } catch (cause) {
    return { problems: signal.aborted ? [] : [storageError(cause).problem] };
  }
}

/** Keeps a model from the files of a folder, or from one zip of it. */
export async function importPickedModel(picked: readonly PickedFile[]): Promise<ModelImport> {
  const model = await readPickedModel(picked);
  if (isProblem(model)) return { problems: [model] };
  const files = model.files.map((path) => ({ path, bytes: model.contents.get(path)!.slice().buffer }));
  try {
    const hashes = await Promise.all(files.map(async ({ path, bytes }) => `${path} ${await contentHash(bytes)}`));
    const hash = await contentHash(new TextEncoder().encode(hashes.toSorted().join('\n')).buffer);
    const reference = formatModelReference({ kind: 'files', hash });
    await beginModel({ reference, name: model.name, architecture: model.architecture, tasks: model.tasks });
    for (const { path, bytes } of files) await putModelFile(reference, path, bytes);
    await completeModel(reference);
    return { reference };
  } catch (cause) {
    return { problems: [storageError(cause).problem] };
  }
}
