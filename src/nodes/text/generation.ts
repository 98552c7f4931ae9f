/** What nodes that generate text share: their parameters, and what is shown while the text grows. */
import type { Preview, ShownText } from '../../runtime/graph/preview';
import type { Generation, GenerationRequest, GenerationUpdate, Prompt } from '../../runtime/text/textEngine';
import type { ParamSpec, Params, RunContext } from '../define';
import { deviceParam, modelChoice } from './models';

/** Of each generated token, so many of the most probable ones are told. */
const alternatives = 8;

/** How a model's probabilities become text. */
export const decodingParams: Readonly<Record<string, ParamSpec>> = {
  decoding: { kind: 'choice', default: 'sampling', options: ['sampling', 'greedy'] },
  temperature: { kind: 'number', default: 0.8, min: 0.05, max: 5 },
  topK: { kind: 'integer', default: 50, min: 0, max: 100_000 },
  topP: { kind: 'number', default: 0.95, min: 0.01, max: 1 },
  repetitionPenalty: { kind: 'number', default: 1.1, min: 0.5, max: 3 },
  sequences: { kind: 'integer', default: 1, min: 1, max: 16 },
  seed: { kind: 'seed', default: 1, primary: true },
  stop: { kind: 'text', default: '', multiline: true },
  device: deviceParam,
};

/** What the parameters ask of a model. */
export function requestOf(params: Params, prompts: readonly Prompt[]): GenerationRequest {
  const sampling = { temperature: Number(params.temperature), topK: Number(params.topK), topP: Number(params.topP) };
  return {
    ...modelChoice(params),
    prompts,
    maxLength: Number(params.maxLength),
    sequences: Number(params.sequences),
    sampling: params.decoding === 'greedy' ? null : sampling,
    repetitionPenalty: Number(params.repetitionPenalty),
    seed: Number(params.seed),
    stop: stopStrings(String(params.stop)),
    alternatives,
  };
}

/** One on each line; `\n` and `\t` stand for a new line and a tab. */
function stopStrings(text: string): string[] {
  const written = text.split('\n').filter((line) => line !== '');
  return written.map((line) => line.replaceAll('\\n', '\n').replaceAll('\\t', '\t'));
}

/** Shows texts while they grow, each at the place of its prompt and sequence. */
export class GrowingTexts {
  readonly #items: ShownText[];
  readonly #tokens: number[];
  #tokensPerSecond = 0;

  constructor(
    private readonly sequences: number,
    prompts: number,
    private readonly show: RunContext['show'],
  ) {
    this.#items = Array.from({ length: prompts * sequences }, () => ({ prompt: '', text: '' }));
    this.#tokens = this.#items.map(() => 0);
  }

  update({ prompt, sequence, promptText, continuation, tokens, tokensPerSecond }: GenerationUpdate): void {
    const index = prompt * this.sequences + sequence;
    this.#items[index] = { prompt: promptText, text: continuation };
    this.#tokens[index] = tokens;
    this.#tokensPerSecond = tokensPerSecond;
    this.show(this.#preview());
  }

  end(generations: readonly Generation[]): void {
    for (const { prompt, sequence, promptText, continuation, ended, ids, promptLength } of generations) {
      const index = prompt * this.sequences + sequence;
      this.#items[index] = { prompt: promptText, text: continuation, ended };
      this.#tokens[index] = ids.length - promptLength;
    }
    this.show(this.#preview());
  }

  #preview(): Preview {
    return { kind: 'texts', items: [...this.#items], tokens: this.#tokens.reduce((sum, count) => sum + count, 0), tokensPerSecond: this.#tokensPerSecond };
  }
}
