/** What T5 was trained to be asked (Raffel et al. 2020, arXiv:1910.10683): each task is words in front of the text. */

export const tasks = ['summarise', 'translateGerman', 'translateFrench', 'translateRomanian', 'answer', 'punctuate', 'plain', 'custom'] as const;

const prefixes: Readonly<Record<string, string>> = {
  summarise: 'summarize: ',
  translateGerman: 'translate English to German: ',
  translateFrench: 'translate English to French: ',
  translateRomanian: 'translate English to Romanian: ',
  // What the built-in model has learned besides.
  punctuate: 'punctuate: ',
};

/** Tasks that the built-in model was not trained for. */
export const beyondBuiltIn: readonly string[] = ['translateGerman', 'translateFrench', 'translateRomanian', 'answer'];

/** A text with its task in front. The question is for `answer`, the prefix for `custom`. */
export function askFor(task: string, text: string, question: string, prefix: string): string {
  if (task === 'answer') return `question: ${question} context: ${text}`;
  return `${task === 'custom' ? prefix : (prefixes[task] ?? '')}${text}`;
}
