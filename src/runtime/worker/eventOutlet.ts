/** Sends events to the page in groups, since it is drawn for every message: of each kind at most one for each frame. */
import type { RuntimeEvent } from '../protocol';

const frameMs = 16;

export class EventOutlet {
  #listener: ((events: RuntimeEvent[]) => void) | null = null;
  /** By what they are a snapshot of, in the order in which they will be sent. */
  #waiting = new Map<unknown, RuntimeEvent>();
  /** By kind, so that the first text does not wait because a state has just been told. */
  readonly #lastSent = new Map<RuntimeEvent['kind'], number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  open(listener: (events: RuntimeEvent[]) => void): void {
    this.#listener = listener;
    this.flush();
  }

  /** Queues an event; an older snapshot of the same thing that still waits is replaced. */
  emit(event: RuntimeEvent): void {
    const subject = subjectOf(event);
    this.#waiting.delete(subject);
    this.#waiting.set(subject, event);
    const due = comesWithProgress(event) ? frameMs : (this.#lastSent.get(event.kind) ?? Number.NEGATIVE_INFINITY) + frameMs - performance.now();
    if (due <= 0) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), due);
  }

  /** Sends what waits. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#listener || this.#waiting.size === 0) return;
    const events = [...this.#waiting.values()];
    this.#waiting.clear();
    const now = performance.now();
    for (const { kind } of events) this.#lastSent.set(kind, now);
    this.#listener(events);
  }
}

/** What a training says just before it tells its progress. */
function comesWithProgress(event: RuntimeEvent): boolean {
  return event.kind === 'metrics' || event.kind === 'inside' || (event.kind === 'preview' && 'step' in event.preview);
}

/** What an event says the latest state of, so that only the latest matters; other events stand for themselves. */
function subjectOf(event: RuntimeEvent): unknown {
  if (event.kind === 'loading') return `loading of ${event.node}`;
  if (event.kind === 'preview') return `preview of ${event.node}`;
  if (event.kind === 'inside') return `inside of ${event.node}`;
  if (event.kind === 'import') return event.kind;
  if (event.kind === 'training') return `training of ${event.progress.node}`;
  if (event.kind === 'model-download') return `download of ${event.reference}`;
  return event;
}
