/** Sends events to the page in groups: at most one message for each frame, however much happens. */
import type { RuntimeEvent } from '../protocol';

const frameMs = 16;

export class EventOutlet {
  #listener: ((events: RuntimeEvent[]) => void) | null = null;
  #waiting: RuntimeEvent[] = [];
  #lastSent = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  open(listener: (events: RuntimeEvent[]) => void): void {
    this.#listener = listener;
    this.flush();
  }

  /** Queues an event; an older snapshot of the same thing that still waits is replaced. */
  emit(event: RuntimeEvent): void {
    this.#waiting = this.#waiting.filter((other) => !replaces(event, other));
    this.#waiting.push(event);
    const due = this.#lastSent + frameMs - performance.now();
    if (due <= 0) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), due);
  }

  /** Sends what waits. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#listener || this.#waiting.length === 0) return;
    const events = this.#waiting;
    this.#waiting = [];
    this.#lastSent = performance.now();
    this.#listener(events);
  }
}

/** Snapshots say how things are now, so that only the latest matters. */
function replaces(event: RuntimeEvent, older: RuntimeEvent): boolean {
  if (event.kind === 'preview' && older.kind === 'preview') return event.node === older.node;
  if (event.kind === 'training' && older.kind === 'training') return event.progress.node === older.progress.node;
  return false;
}
