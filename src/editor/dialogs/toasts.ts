/** Short notes at the corner of the window. */
import { Toast } from '@base-ui/react/toast';

export const toasts = Toast.createToastManager();

/** Says that something has been done. */
export function showNote(title: string): void {
  toasts.add({ title, timeout: 4000 });
}

/** Says that something failed, and why. */
export function showFailure(title: string, reason: unknown): void {
  toasts.add({ title, description: reason instanceof Error ? reason.message : String(reason), type: 'failure', timeout: 12000 });
}
