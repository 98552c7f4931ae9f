/** The dialog that brings a model from the Hugging Face hub: what a person wrote, and what the hub answered. */
import { create } from 'zustand';
import { t } from '../../messages';
import { parseModelReference, type TextTask } from '../../runtime/graph/modelReference';
import type { Problem } from '../../runtime/graph/problems';
import type { ModelOffer } from '../../runtime/protocol';
import { showFailure } from '../dialogs/toasts';
import { startRuntime } from '../run/runtime';
import { type Download, startDownload } from './downloading';

export interface HubRequest {
  readonly id: string;
  /** A branch, a tag or a commit. */
  readonly revision: string;
  readonly dtype: string;
  readonly task: TextTask;
}

interface HubDialog {
  readonly open: boolean;
  readonly request: HubRequest;
  readonly asking: boolean;
  /** What the hub answered to the request as it stands. */
  readonly offer: ModelOffer | null;
  readonly problems: readonly Problem[];
  /** Takes the model once it is here. */
  take(reference: string): void;
}

const emptyRequest: HubRequest = { id: '', revision: 'main', dtype: 'q8', task: 'generate' };
const nothing = () => undefined;
const unanswered = { asking: false, offer: null, problems: [] };

export const useHubDialog = create<HubDialog>(() => ({ open: false, request: emptyRequest, ...unanswered, take: nothing }));

/** Opens the dialog. Nothing is sent by that. `take` is told the model once it is here. */
export function openHubDialog(request: Partial<HubRequest> = {}, take: (reference: string) => void = nothing): void {
  useHubDialog.setState({ open: true, request: { ...emptyRequest, ...request }, ...unanswered, take });
}

/** What to ask the hub for, to have the model of a reference; empty for one of another origin. */
export function requestOf(reference: string): Partial<HubRequest> {
  const parsed = parseModelReference(reference);
  if (parsed?.kind !== 'hub') return {};
  const { id, revision, dtype } = parsed;
  return { id, revision, dtype };
}

export function closeHubDialog(): void {
  useHubDialog.setState({ open: false });
}

/** An answer to another request is worth nothing. */
export function changeRequest(change: Partial<HubRequest>): void {
  useHubDialog.setState(({ request }) => ({ request: { ...request, ...change }, ...unanswered }));
}

/** Asks the hub; the first thing that leaves this machine. */
export async function lookUp(): Promise<void> {
  const { request } = useHubDialog.getState();
  const current = () => useHubDialog.getState().request === request;
  useHubDialog.setState({ ...unanswered, asking: true });
  try {
    const answer = await startRuntime().api.lookUpModel(request.id.trim(), request.revision.trim() || emptyRequest.revision, request.dtype);
    if (!current()) return;
    useHubDialog.setState('problems' in answer ? { ...unanswered, problems: answer.problems } : { ...unanswered, offer: answer });
  } catch (reason) {
    if (current()) useHubDialog.setState(unanswered);
    showFailure(t('panels.failure.download'), reason);
  }
}

/** Fetches what was offered and hands it to whoever opened the dialog, also where the dialog has been closed meanwhile. */
export async function fetchOffer(offer: ModelOffer): Promise<void> {
  const { take } = useHubDialog.getState();
  try {
    const reference = await startDownload(offer);
    if (reference === null) return;
    if (useHubDialog.getState().offer === offer) closeHubDialog();
    take(reference);
  } catch (reason) {
    showFailure(t('panels.failure.download'), reason);
  }
}

/** Hands over a model that is here already. */
export function takeOffer({ reference }: ModelOffer): void {
  const { take } = useHubDialog.getState();
  closeHubDialog();
  take(reference);
}

/** Shows the download that is going on, or stopped. */
export function showDownload({ offer }: Download): void {
  useHubDialog.setState(({ request }) => ({ open: true, request: { ...request, ...requestOf(offer.reference) }, ...unanswered, offer }));
}
