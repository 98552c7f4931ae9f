/** The Hugging Face hub: what a repository has, and its files, each checked. Asked only when a person wants a model. */
import { formatModelReference } from '../../graph/modelReference';
import { type Problem, error, isProblem } from '../../graph/problems';
import { readAll } from '../../data/readAll';
import type { ModelOffer } from '../../protocol';
import { contentHash } from '../../../storage/chunks';
import { type ModelConfig, layOutModel } from '../../text/modelLayout';

const host = 'https://huggingface.co';

/** The part of the platform's `fetch` that is needed; the caller passes `fetch` itself. */
export type FetchFile = (url: string, options: { signal?: AbortSignal }) => Promise<Response>;

/** What the hub answers about a repository, as far as it is read here. */
interface Repository {
  readonly sha: string;
  readonly gated?: false | string;
  readonly config?: ModelConfig;
  readonly cardData?: { readonly license?: string | readonly string[] };
  readonly siblings: readonly { readonly rfilename: string; readonly size?: number; readonly lfs?: { readonly sha256?: string } }[];
}

/**
 * Asks what a repository has at a revision.
 * @param dtype of the weights, as transformers.js names it
 */
export async function lookUpOnHub(id: string, revision: string, dtype: string, fetchFile: FetchFile): Promise<ModelOffer | Problem> {
  if (!/^[\w.-]+(\/[\w.-]+)?$/u.test(id)) return error('model-id-unreadable', { values: { model: id } });
  const url = `${host}/api/models/${id}/revision/${encodeURIComponent(revision)}?blobs=true`;
  const response = await ask(url, { model: id, revision }, fetchFile);
  if (isProblem(response)) return response;
  const { sha, gated, config, cardData, siblings } = (await response.json()) as Repository;
  if (gated) return error('model-gated', { values: { model: id } });
  const layout = layOutModel(config ?? {}, siblings.map(({ rfilename }) => rfilename), dtype, id);
  if (isProblem(layout)) return layout;
  const files = layout.files.map((path) => {
    const { size = 0, lfs } = siblings.find(({ rfilename }) => rfilename === path)!;
    return { path, bytes: size, ...(lfs?.sha256 && { sha256: lfs.sha256 }) };
  });
  const reference = formatModelReference({ kind: 'hub', id, revision: sha, dtype });
  const { architecture, tasks } = layout;
  const licence = [cardData?.license ?? []].flat().join(', ');
  return { reference, name: id, architecture, tasks: [...tasks], ...(licence && { licence }), files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/**
 * Fetches one file of a repository at a commit and compares it with what was offered.
 * @throws what `signal` was aborted with
 */
export async function fetchHubFile(
  { id, revision }: { id: string; revision: string },
  { path, bytes: size, sha256 }: ModelOffer['files'][number],
  onBytes: (received: number) => void,
  fetchFile: FetchFile,
  signal: AbortSignal,
): Promise<ArrayBuffer | Problem> {
  const url = `${host}/${id}/resolve/${revision}/${path}`;
  const response = await ask(url, { model: id, revision }, fetchFile, signal);
  if (isProblem(response)) return response;
  try {
    const bytes = response.body ? await readAll(response.body, size, onBytes) : new Uint8Array(0);
    if (bytes?.length !== size) return error('model-file-size', { values: { url, expected: size, actual: bytes?.length ?? `> ${size}` } });
    const actual = sha256 === undefined ? undefined : await contentHash(bytes.buffer);
    return actual === sha256 ? bytes.buffer : error('download-checksum', { values: { url, expected: sha256!, actual: actual! } });
  } catch {
    signal.throwIfAborted();
    return error('download-failed', { values: { url } });
  }
}

/** The answer to a request, or what it means that there is none. */
async function ask(url: string, where: { model: string; revision: string }, fetchFile: FetchFile, signal?: AbortSignal): Promise<Response | Problem> {
  let response: Response;
  try {
    response = await fetchFile(url, { signal });
  } catch {
    signal?.throwIfAborted();
    return error('hub-unreachable', { values: { ...where, host } });
  }
  if (response.ok) return response;
  switch (response.headers.get('x-error-code')) {
    case 'GatedRepo':
      return error('model-gated', { values: where });
    case 'RevisionNotFound':
      return error('model-revision-missing', { values: where });
  }
  // The hub tells nobody whether a repository is private or does not exist.
  if ([401, 403, 404].includes(response.status)) return error('model-not-on-hub', { values: where });
  return error('download-refused', { values: { url, status: response.status } });
}
