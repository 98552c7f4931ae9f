/** A text engine whose tokens are words and whose model counts: what nodes and runs do is tested without weights. */
import type { TextEngine, TextEngineListener, Generation, GenerationRequest, Prompt, Token } from '../../../../src/runtime/text/textEngine';
import { error } from '../../../../src/runtime/graph/problems';

const cut = (text: string): string[] => text.match(/\s*\S+|\s+$/gu) ?? [];

export class WordEngine implements TextEngine {
  /** Requests that reached a model. */
  readonly requests: GenerationRequest[] = [];
  readonly #ids = new Map<string, number>();
  #cancelled = false;

  /** `pause` is awaited before each token. */
  constructor(private readonly pause: () => Promise<void> = async () => {}) {}

  async tokenize({ model }: { model: string }, texts: readonly string[]): Promise<Token[][] | ReturnType<typeof error>> {
    if (model.includes('missing')) return error('model-missing', { values: { model } });
    return texts.map((text) => cut(text).map((word) => ({ id: this.#idOf(word), text: word, special: false })));
  }

  async decode(_choice: unknown, ids: readonly (readonly number[])[]): Promise<string[]> {
    return ids.map((list) => list.map((id) => this.#wordOf(id)).join(''));
  }

  /** Adds ` 1 2 3` and so on up to the length; the seed is the first number. */
  async generate(request: GenerationRequest, listener: TextEngineListener = {}) {
    this.requests.push(request);
    this.#cancelled = false;
    if (request.model.includes('missing')) return error('model-missing', { values: { model: request.model } });
    listener.loading?.({ model: request.model, fraction: 1 });
    const sequences = Array.from({ length: request.sequences }, (_, sequence) => sequence);
    const generations: Generation[] = [];
    for (const [prompt, given] of request.prompts.entries())
      for (const sequence of sequences) generations.push(await this.#continue(request, listener, given, prompt, sequence));
    return generations;
  }

  async fillMasks(_choice: unknown, texts: readonly string[]) {
    const filled = { id: this.#idOf('word'), text: 'word', special: false, probability: 0.75 };
    return texts.map((text) => ({ text: text.replaceAll('[MASK]', 'word'), masks: [...text.matchAll(/\[MASK\]/gu)].map(() => [filled]) }));
  }

  rewrite(request: GenerationRequest, listener?: TextEngineListener) {
    return this.generate(request, listener);
  }

  async embed(_choice: unknown, texts: readonly string[]) {
    return { dim: 2, data: Float32Array.from(texts.flatMap((text) => [text.length, 1])) };
  }

  async cancel(): Promise<void> {
    this.#cancelled = true;
  }

  async dispose(): Promise<void> {}

  async #continue(request: GenerationRequest, listener: TextEngineListener, given: Prompt, prompt: number, sequence: number): Promise<Generation> {
    const promptText = 'text' in given ? given.text : given.ids.map((id) => this.#wordOf(id)).join('');
    const start = cut(promptText).map((word) => this.#idOf(word));
    const added: string[] = [];
    while (start.length + added.length < request.maxLength && !this.#cancelled) {
      await this.pause();
      if (this.#cancelled) break;
      added.push(` ${request.seed + sequence + added.length}`);
      listener.update?.({ prompt, sequence, promptText, continuation: added.join(''), tokens: added.length, tokensPerSecond: 10 });
    }
    const ids = [...start, ...added.map((word) => this.#idOf(word))];
    const tokens = added.map((word) => ({ id: this.#idOf(word), text: word, special: false, probability: 0.5, alternatives: [] }));
    return { prompt, sequence, promptText, continuation: added.join(''), ids, promptLength: start.length, tokens, ended: this.#cancelled ? 'cancelled' : 'length' };
  }

  #idOf(word: string): number {
    const id = this.#ids.get(word) ?? this.#ids.size;
    this.#ids.set(word, id);
    return id;
  }

  #wordOf(id: number): string {
    return [...this.#ids].find(([, known]) => known === id)?.[0] ?? '';
  }
}
