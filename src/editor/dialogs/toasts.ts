/** Short notes at the corner of the window. */
import { Toast } from '@base-ui/react/toast';

export const toasts = Toast.createToastManager();

let place = () => {};
const placed = new Promise<void>((resolve) => (place = resolve));

/** Called once there is a place for notes, which is loaded after the first paint. Until then they wait. */
export function placeNotes(): void {
  place();
}

/** Says that something has been done. */
export function showNote(title: string): void {
  show({ title, timeout: 4000 });
}

/** Says that something failed, and why. */
export function showFailure(title: string, reason: unknown): void {
  show({ title, description: reason instanceof Error ? reason.message : String(reason), type: 'failure', timeout: 12000 });
}

function show(note: Parameters<typeof toasts.add>[0]): void {
  void placed.then(() => toasts.add(note));
}
