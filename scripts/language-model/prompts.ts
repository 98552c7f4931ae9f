/** Texts on which every implementation of a model must agree. */
import type { ModelKind } from './tokenizer/tokenizerFile';

export const prompts: Readonly<Record<ModelKind, readonly string[]>> = {
  gpt2: [
    'Once upon a time there lived a king who had three daughters.',
    'The wolf',
    'Artificial Intelligence is revolutionizing the way we create content. The future of',
    '"It\'s no use," said the fairy -- and vanished;\n\nthen the naïve prince (aged 21) wept',
  ],
  bert: ['Once upon a time there was a [MASK] who had three daughters.', 'The old woman gave the boy a piece of [MASK] to eat.', 'The [MASK] sat on his throne.'],
  t5: [
    'Once upon a time there was a <extra_id_0> who had <extra_id_1> daughters.',
    'punctuate: come with me said the fox and i will show you the way',
    'summarize: The king had a daughter. She was very beautiful, and everybody loved her.',
  ],
};
