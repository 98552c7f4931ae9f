/** Language models on one device, through transformers.js. One request at a time; the caller sees to that. */
import { type Problem, error, isProblem } from '../graph/problems';
import { macrotask } from '../worker/macrotask';
import type { CancelFlag } from './cancelFlag';
import { answering, continuing } from './decoders';
import { type Decoding, type SequenceStart, generate } from './decoding/generate';
import type { ComputeDevice } from './device';
import { encodeTexts, fillTexts } from './encoders';
import { ModelShelf, type OpenModel } from './modelShelf';
import { type ModelTask, sessionProblem } from './modelSession';
import type { Generation, GenerationRequest, GenerationUpdate, MaskFilling, ModelChoice, Prompt, TextEngine, TextEngineListener, Token } from './textEngine';

/** More sequences than this are generated in turns: the memory for keys and values grows with each. */
const mostRows = 16;

/** What a measurement generates: enough tokens that keys and values are in use. */
const measured = { rounds: 3, tokens: 8 };

export class TransformersEngine implements TextEngine {
  readonly #models: ModelShelf;
  #cancelled = false;
  /** Says the same as `#cancelled`, from another thread and at once. Whoever shares it takes it back. */
  #flag: CancelFlag | null = null;

  constructor(private readonly device: ComputeDevice) {
    this.#models = new ModelShelf(device);
  }

  /** Whether to go on; asked before every token. */
  readonly #goOn = async (): Promise<boolean> => {
    if (this.#flag) return Atomics.load(this.#flag, 0) === 0;
    await macrotask();
    return !this.#cancelled;
  };

  async tokenize({ model }: ModelChoice, texts: readonly string[], special: boolean): Promise<Token[][] | Problem> {
    const tokens = await this.#models.tokens(model);
    return isProblem(tokens) ? tokens : texts.map((text) => tokens.encode(text, special).map((id) => tokens.token(id)));
  }

  async decode({ model }: ModelChoice, ids: readonly (readonly number[])[], skipSpecial: boolean): Promise<string[] | Problem> {
    const tokens = await this.#models.tokens(model);
    if (isProblem(tokens)) return tokens;
    const foreign = ids.flat().find((id) => id >= tokens.size);
    if (foreign !== undefined) return error('token-unknown', { values: { id: foreign, size: tokens.size } });
    return ids.map((list) => tokens.decode(list, skipSpecial));
  }

  async generate(request: GenerationRequest, listener: TextEngineListener = {}): Promise<Generation[] | Problem> {
    return this.#run('generate', request, listener, async (model) => {
      const prompts = request.prompts.map((prompt) => promptIds(model, prompt));
      const problem = prompts.map((ids) => checkPrompt(model, ids, request.maxLength)).find((found) => found !== null);
      if (problem) return problem;
      const starts = prompts.map((ids) => ({ ids, promptText: model.tokens.decode(ids, true) }));
      const most = Math.min(request.maxLength, model.context);
      return this.#generate(model, request, starts, most, listener, (rows) => continuing(model, rows.map(({ ids }) => ids)));
    });
  }

  async rewrite(request: GenerationRequest, listener: TextEngineListener = {}): Promise<Generation[] | Problem> {
    return this.#run('text-to-text', request, listener, async (model) => {
      const texts = request.prompts.map((prompt) => promptIds(model, prompt));
      const long = texts.find(({ length }) => length > model.context);
      if (long) return error('prompt-beyond-context', { values: { length: long.length, context: model.context } });
      const starts = request.prompts.map((prompt, index) => ({ ids: [model.begin], promptText: 'text' in prompt ? prompt.text : model.tokens.decode(texts[index]!, true) }));
      return this.#generate(model, request, starts, request.maxLength, listener, (rows) => answering(model, rows.map(({ prompt }) => texts[prompt]!)));
    });
  }

  async fillMasks(choice: ModelChoice, texts: readonly string[], alternatives: number, listener: TextEngineListener = {}): Promise<MaskFilling[] | Problem> {
    return this.#run('fill-mask', choice, listener, (model) => fillTexts(model, texts, alternatives, this.#goOn));
  }

  async embed(choice: ModelChoice, texts: readonly string[], normalize: boolean, listener: TextEngineListener = {}): Promise<{ dim: number; data: Float32Array } | Problem> {
    return this.#run('embed', choice, listener, (model) => encodeTexts(model, texts, normalize, this.#goOn));
  }

  /** How long one token takes, where a model generates, or one text: the median of a few, after one to warm up. */
  async measure(model: string): Promise<{ msPerToken: number } | Problem> {
    const kind = await this.#models.kindOf(model);
    if (isProblem(kind)) return kind;
    const times: number[] = [];
    for (let round = 0; round <= measured.rounds; round++) {
      const started = performance.now();
      const done = await this.#sample(model, kind.task);
      if (isProblem(done)) return done;
      times.push(performance.now() - started);
    }
    return { msPerToken: times.slice(1).sort((a, b) => a - b)[measured.rounds >> 1]! / measured.tokens };
  }

  /** Gets a flag by which work can be cancelled while it lets no messages in. */
  async heed(flag: CancelFlag): Promise<void> {
    this.#flag = flag;
  }

  async cancel(): Promise<void> {
    this.#cancelled = true;
  }

  async dispose(): Promise<void> {
    await this.#models.dispose();
  }

  /** A short piece of a model's work. */
  #sample(model: string, task: ModelTask): Promise<object> {
    const choice = { model, device: this.device };
    const request = { ...choice, prompts: [{ ids: [0] }], maxLength: 1 + measured.tokens, sequences: 1, sampling: null, repetitionPenalty: 1, seed: 0, stop: [], alternatives: 0 };
    switch (task) {
      case 'generate':
        return this.generate(request);
      case 'text-to-text':
        return this.rewrite(request);
      case 'fill-mask':
        return this.fillMasks(choice, ['[MASK]'], 1);
      case 'embed':
        return this.embed(choice, ['a'], false);
    }
  }

  /** Loads the model, then works with it. */
  async #run<Result extends object>(
    task: ModelTask,
    { model: reference }: ModelChoice,
    listener: TextEngineListener,
    work: (model: OpenModel) => Promise<Result | Problem>,
  ): Promise<Result | Problem> {
    this.#cancelled = false;
    const model = await this.#models.open(reference, task, (fraction) => listener.loading?.({ model: reference, fraction }));
    if (isProblem(model)) return model;
    try {
      return await work(model);
    } catch (cause) {
      return sessionProblem(cause, model.name);
    }
  }

  async #generate(
    model: OpenModel,
    request: GenerationRequest,
    prompts: readonly { readonly ids: readonly number[]; readonly promptText: string }[],
    maxLength: number,
    listener: TextEngineListener,
    decode: (rows: readonly SequenceStart[]) => Decoding,
  ): Promise<Generation[]> {
    const starts = prompts.flatMap((start, prompt) => Array.from({ length: request.sequences }, (_, sequence) => ({ ...start, prompt, sequence })));
    const vocabulary = {
      decode: (ids: readonly number[]) => model.tokens.decode(ids, true),
      token: (id: number) => model.tokens.token(id),
      ends: model.ends,
      forbidden: model.forbidden,
    };
    const generations: Generation[] = [];
    let heard: unknown;
    let shown = false;
    const goOn = async (): Promise<boolean> => {
      // The first text is handed on before the next token: threads that compute leave little room to those that show.
      if (!shown && heard) {
        await heard;
        shown = true;
      }
      return this.#goOn();
    };
    const progress = { update: (update: GenerationUpdate) => void (heard = listener.update?.(update)), goOn, now: () => performance.now() };
    for (let from = 0; from < starts.length; from += mostRows) {
      const rows = starts.slice(from, from + mostRows);
      const decoding = decode(rows);
      try {
        generations.push(...(await generate(rows, decoding, vocabulary, { ...request, maxLength }, progress)));
      } finally {
        await decoding.close();
      }
    }
    // Calls into another thread arrive later than results: none of them may come after the end.
    await heard;
    return generations;
  }
}

/** Ids of a prompt; an empty one begins as the model's texts do. */
function promptIds({ tokens, beginning }: OpenModel, prompt: Prompt): readonly number[] {
  const ids = 'ids' in prompt ? prompt.ids : tokens.encode(prompt.text, true);
  return ids.length > 0 || beginning === null ? ids : [beginning];
}

function checkPrompt({ context, vocabulary, name }: OpenModel, ids: readonly number[], maxLength: number): Problem | null {
  const foreign = ids.find((id) => id >= vocabulary || id < 0);
  if (foreign !== undefined) return error('token-unknown', { values: { id: foreign, size: vocabulary, model: name } });
  if (ids.length === 0) return error('prompt-empty');
  if (ids.length >= context) return error('prompt-beyond-context', { values: { length: ids.length, context } });
  return ids.length >= maxLength ? error('prompt-too-long', { values: { length: ids.length, max: maxLength } }) : null;
}
