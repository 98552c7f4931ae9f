/** The editor's picture of what runs, fed by the runtime's events. */
import { create } from 'zustand';
import type { RuntimeEvent } from '../../runtime/protocol';
import { beginRun, emptyPicture, reduceEvent, type RunPicture } from './reduce';
import { telemetry } from './telemetry';

export const useRunStore = create<RunPicture>(() => emptyPicture);

/** Takes a batch of events: the stored picture changes once, telemetry goes its own way. */
export function receive(events: readonly RuntimeEvent[]): void {
  const at = Date.now();
  useRunStore.setState((picture) => events.reduce((next, event) => reduceEvent(next, event, at), picture), true);
  const { runId } = useRunStore.getState();
  for (const event of events) {
    if (event.kind === 'metrics' && event.runId === runId) telemetry.append(event.chunk);
    if (event.kind === 'inside' && event.runId === runId) telemetry.setInside(event.node, { step: event.step, layers: event.layers });
    if (event.kind === 'preview' && event.runId === runId) telemetry.setPreview(event.node, event.preview);
  }
}

/** Notes that a run has been asked for; a quiet one is not listed. */
export function noteRun(runId: string, quiet: boolean): void {
  useRunStore.setState((picture) => beginRun(picture, runId, Date.now(), quiet), true);
}

/** Forgets all results, as another graph has been opened; the device stays. */
export function forgetResults(): void {
  useRunStore.setState(({ device }) => ({ ...emptyPicture, device }), true);
  telemetry.clear();
}
