/** The download of a language model: one at a time, going on while the dialog is closed. */
import { create } from 'zustand';
import { t } from '../../messages';
import type { Problem } from '../../runtime/graph/problems';
import type { ModelOffer } from '../../runtime/protocol';
import { askToKeepStorage } from '../document/keepStorage';
import { showNote } from '../dialogs/toasts';
import { startRuntime } from '../run/runtime';
import { advance, beginTransfer, type Transfer } from './transfer';

export interface Download {
  readonly offer: ModelOffer;
  readonly transfer: Transfer;
  /** `stopped`: by the person, or by one of `problems`; what has arrived is kept. */
  readonly state: 'running' | 'stopped';
  readonly problems: readonly Problem[];
}

export const useDownload = create<{ readonly download: Download | null }>(() => ({ download: null }));

/** Fetches what was offered; call only after the person has agreed. Gives the reference, or null where it stopped short. */
export async function startDownload(offer: ModelOffer): Promise<string | null> {
  const runtime = startRuntime();
  const { reference, bytes, name } = offer;
  const mine = () => useDownload.getState().download?.offer === offer;
  const change = (next: Partial<Download>) => useDownload.setState(({ download }) => ({ download: download && { ...download, ...next } }));
  useDownload.setState({ download: { offer, transfer: beginTransfer(bytes), state: 'running', problems: [] } });
  const stop = runtime.onEvents((events) => {
    for (const event of events) {
      const transfer = useDownload.getState().download?.transfer;
      if (event.kind !== 'model-download' || event.reference !== reference || !mine() || !transfer) continue;
      change({ transfer: advance(transfer, event.received, event.total, performance.now()) });
    }
  });
  try {
    const result = await runtime.api.downloadModel(offer);
    if ('problems' in result) {
      if (mine()) change({ state: 'stopped', problems: result.problems });
      return null;
    }
    if (mine()) useDownload.setState({ download: null });
    askToKeepStorage();
    showNote(t('models.added', { name }));
    return reference;
  } finally {
    stop();
  }
}

/** Ends the download; what has arrived is kept, so that it can go on. */
export function cancelDownload(): void {
  void startRuntime().api.cancelModelDownload();
}

export function forgetDownload(): void {
  useDownload.setState({ download: null });
}
