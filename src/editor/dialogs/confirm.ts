/** Asks a person yes or no, from anywhere. */
import { create } from 'zustand';

export interface Question {
  readonly title: string;
  readonly text: string;
  /** What the button that agrees says: a verb. */
  readonly action: string;
  /** What the other button says, where "Cancel" says too little. */
  readonly decline?: string;
  /** Whether agreeing destroys something. */
  readonly destructive?: boolean;
}

/** Closing the dialog is not the same as declining. */
export type Answer = 'agreed' | 'declined' | 'closed';

interface ConfirmState {
  readonly question: Question | null;
  answer(answer: Answer): void;
}

const nobodyAsks: ConfirmState = { question: null, answer: () => undefined };

export const useConfirmStore = create<ConfirmState>(() => nobodyAsks);

/** Resolves to the answer; a newer question closes an older one. */
export function confirm(question: Question): Promise<Answer> {
  useConfirmStore.getState().answer('closed');
  return new Promise((resolve) => {
    useConfirmStore.setState({
      question,
      answer: (answer) => {
        useConfirmStore.setState(nobodyAsks);
        resolve(answer);
      },
    });
  });
}
