/** What the pointer is doing: all that one gesture edits is undone at once, however long it rests on the way. */
import type { EditOptions } from './history';

let gesture = { number: 0, pressed: false };

if (typeof window !== 'undefined') {
  window.addEventListener('pointerdown', () => (gesture = { number: gesture.number + 1, pressed: true }), { capture: true });
  for (const end of ['pointerup', 'pointercancel']) window.addEventListener(end, () => (gesture.pressed = false));
}

/** How to edit now: as part of the gesture under way, or of the edits of `group` just before. */
export function inGesture(group: string): EditOptions {
  return gesture.pressed ? { group: `${group} in gesture ${gesture.number}`, pause: Infinity } : { group };
}
