/** Words of the text nodes: titles, help, ports, parameters; and of the text templates. */

const device = { label: 'Device', help: 'Where the model computes. Small models are often faster on WebAssembly; automatic measures.', options: { auto: 'Automatic', wasm: 'WebAssembly', webgpu: 'WebGPU' } };

const decoding = {
  decoding: { label: 'Decoding', help: 'Sampling draws each token by its probability. Greedy always takes the most probable one.', options: { sampling: 'Sampling', greedy: 'Greedy' } },
  temperature: { label: 'Temperature', help: 'Below 1 the model plays safe, above 1 it dares more. Sampling only.' },
  topK: { label: 'Top k', help: 'Draw from so many of the most probable tokens; 0 draws from all. Sampling only.' },
  topP: { label: 'Top p', help: 'Draw from the fewest tokens that have this much probability together; 1 draws from all. Sampling only.' },
  repetitionPenalty: { label: 'Repetition penalty', help: 'Above 1, tokens that have been used become less probable. 1 changes nothing.' },
  sequences: { label: 'Sequences', help: 'How many texts for each prompt.' },
  seed: { label: 'Seed', help: 'The same seed gives the same text.' },
  stop: { label: 'Stop at', help: 'One text on each line; generation ends before the first of them. \\n stands for a new line.' },
  device,
};

export const textNodes = {
  prompt: {
    title: 'Prompt',
    summary: 'Text that you write',
    keywords: 'text input string write lines list batch',
    help: 'Gives the text that you write. With a prompt on each line it gives a list, and all that is wired to it runs once for each.',
    ports: { text: 'text' },
    params: {
      text: { label: 'Text', help: 'What is given.' },
      lines: { label: 'A prompt on each line', help: 'Every line that is not empty is a prompt of its own.' },
    },
  },
  'prompt-template': {
    title: 'Prompt Template',
    summary: 'A text with places to fill',
    keywords: 'variables placeholder mustache format chain join',
    help: 'Write {{name}} where a text is to be filled in: each name becomes an input. What is filled in is taken as it is, even if it has braces of its own. A list on one input and single texts on the others give a list.',
    ports: { text: 'text' },
    params: { template: { label: 'Template', help: 'Text with {{name}} where something is to be filled in.' } },
  },
  tokenizer: {
    title: 'Tokenizer',
    summary: 'Cuts text into a model’s tokens',
    keywords: 'encode ids bpe wordpiece sentencepiece vocabulary chips',
    help: 'Cuts text into the tokens that a model reads, and gives their ids. Each chip is a token; spaces and line ends are made visible.',
    ports: { text: 'text', ids: 'ids' },
    params: {
      model: { label: 'Model', help: 'Whose vocabulary.' },
      special: { label: 'Special tokens', help: 'Adds the tokens that the model wants around a text, such as begin and end.' },
    },
  },
  'gpt-2': {
    title: 'GPT-2',
    summary: 'Continues a text',
    keywords: 'language model generate causal llm write story completion transformer',
    help: 'Continues each prompt, one token after the other. Max length counts all tokens, those of the prompt too. The same seed gives the same text.',
    ports: { prompt: 'prompt', ids: 'ids', text: 'text', continuation: 'continuation', probabilities: 'probabilities' },
    params: {
      model: { label: 'Model', help: 'The one built in, one from the Hugging Face hub, or files of your own.' },
      maxLength: { label: 'Max length', help: 'Tokens in all, prompt included.' },
      ...decoding,
    },
  },
  decode: {
    title: 'Decode',
    summary: 'Token ids back to text',
    keywords: 'detokenize ids text vocabulary',
    help: 'Turns token ids back into text, with the vocabulary of the model that they came from.',
    ports: { ids: 'ids', text: 'text' },
    params: { skipSpecial: { label: 'Skip special tokens', help: 'Leaves out begin, end, mask and padding.' } },
  },
  'fill-mask': {
    title: 'Fill Mask',
    summary: 'Guesses the missing words',
    keywords: 'bert cloze mask blank gap masked language model',
    help: 'Write [MASK] where a word is missing: a model of BERT’s kind reads both sides and tells what fits. The text that is given has the most probable filling.',
    ports: { text: 'text' },
    params: {
      model: { label: 'Model', help: 'The one built in, one from the Hugging Face hub, or files of your own.' },
      alternatives: { label: 'Alternatives', help: 'How many fillings are shown for each mask.' },
      device,
    },
  },
  'text-to-text': {
    title: 'Text to Text',
    summary: 'Translates, summarises, answers',
    keywords: 't5 flan translate translation summarize summary answer question seq2seq',
    help: 'Models of T5’s kind read a whole text and write another. The task stands in words in front of the text; which tasks a model knows depends on its training.',
    ports: { text: 'text', question: 'question', probabilities: 'probabilities' },
    params: {
      model: { label: 'Model', help: 'The one built in, one from the Hugging Face hub, or files of your own.' },
      task: {
        label: 'Task',
        help: 'What is asked of the model. Plain gives it the text alone. The model built in summarises and punctuates.',
        options: {
          summarise: 'Summarise',
          translateGerman: 'English to German',
          translateFrench: 'English to French',
          translateRomanian: 'English to Romanian',
          answer: 'Answer a question',
          punctuate: 'Capitals and punctuation',
          plain: 'Plain',
          custom: 'Own words',
        },
      },
      prefix: { label: 'Own words', help: 'Stands in front of the text where the task is in your own words.' },
      maxLength: { label: 'Max length', help: 'Tokens of the answer.' },
      ...decoding,
    },
  },
  'text-embedding': {
    title: 'Text Embedding',
    summary: 'A vector for each text',
    keywords: 'embed sentence vector similarity semantic encoder feature',
    help: 'Gives a vector for each text, the mean over its tokens. Texts that mean the like lie near each other; the strip shows the numbers, and how near each text is to the first.',
    ports: { text: 'text', embedding: 'embedding' },
    params: {
      model: { label: 'Model', help: 'The one built in, one from the Hugging Face hub, or files of your own.' },
      dim: { label: 'Dimensions', help: 'How many numbers the model gives for each text. 0: not told; only networks that learn from them need to know, and of the model built in they do.' },
      normalize: { label: 'Length 1', help: 'Scales every vector to length 1, so that only its direction counts.' },
      device,
    },
  },
  'text-output': {
    title: 'Text Output',
    summary: 'Shows text to read and keep',
    keywords: 'show view copy save txt read display',
    help: 'Shows the texts that arrive, to read, copy or save as a file.',
    ports: { text: 'text' },
    params: {},
  },
  'token-probabilities': {
    title: 'Token Probabilities',
    summary: 'How sure the model was',
    keywords: 'logits softmax alternatives top confidence heat surprise entropy',
    help: 'Colours each generated token by the probability that the model gave it, before temperature and filters. Point at a token, or go there with the arrow keys, to see what else could have stood there.',
    ports: { probabilities: 'probabilities' },
    params: {},
  },
};

export const textTemplates = {
  'continue-text': { title: 'Continue a text', summary: 'A language model writes on, and tells how sure it was of each token.' },
  'story-chain': { title: 'Idea, story, title', summary: 'One model has an idea, the next tells it, a third finds the title.' },
  'story-to-image': { title: 'Story to image', summary: 'A language model tells a story, a template says how it looks, and a picture shows the number that was told.' },
  'product-ad': { title: 'Product advertisement', summary: 'A product and its buyers fill templates; the model drafts the copy, three times.' },
  'news-draft': { title: 'News draft', summary: 'One model makes a sentence of each fact, the next a paragraph of each sentence.' },
  'quiz-question': { title: 'Quiz question', summary: 'A model asks a question about a paragraph, and is then asked for answers.' },
  'social-posts': { title: 'Social posts', summary: 'A topic on each line: the whole chain runs once for every one.' },
};
