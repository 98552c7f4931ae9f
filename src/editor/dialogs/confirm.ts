/** Asks a person yes or no, from anywhere. */
import { create } from 'zustand';

export interface Question {
  readonly title: string;
  readonly text: string;
  /** What the button that agrees says: a verb. */
  readonly action: string;
  /** Whether agreeing destroys something. */
  readonly destructive?: boolean;
}

interface ConfirmState {
  readonly question: Question | null;
  answer(agreed: boolean): void;
}

const nobodyAsks = { question: null, answer: () => undefined };

export const useConfirmStore = create<ConfirmState>(() => nobodyAsks);

/** Resolves to whether the person agreed; a newer question answers an older one with no. */
export function confirm(question: Question): Promise<boolean> {
  useConfirmStore.getState().answer(false);
  return new Promise((resolve) => {
    useConfirmStore.setState({
      question,
      answer: (agreed) => {
        useConfirmStore.setState(nobodyAsks);
        resolve(agreed);
      },
    });
  });
}
