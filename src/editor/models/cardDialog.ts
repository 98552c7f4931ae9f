/** Which model's card is open. */
import { create } from 'zustand';

export const useCardDialog = create<{ readonly model: string | null }>(() => ({ model: null }));

/** Shows the card of a model that comes with the app. */
export function openCard(model: string): void {
  useCardDialog.setState({ model });
}

export function closeCard(): void {
  useCardDialog.setState({ model: null });
}
