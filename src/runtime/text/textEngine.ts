/** What language models offer to nodes: the one interface behind which transformers.js stands. Types only. */
import type { Problem } from '../graph/problems';
import type { GeneratedToken, Token, TokenProbability } from '../graph/tokens';

export type { GeneratedToken, Token, TokenProbability };

export type TextDevice = 'auto' | 'wasm' | 'webgpu';

/** A model by its reference (see `graph/modelReference.ts`), and where it should compute. */
export interface ModelChoice {
  readonly model: string;
  readonly device: TextDevice;
}

export type Prompt = { readonly text: string } | { readonly ids: readonly number[] };

export interface Sampling {
  /** Divides the logits; above 0. */
  readonly temperature: number;
  /** Keep this many of the most probable tokens; 0 keeps all. */
  readonly topK: number;
  /** Keep the fewest tokens whose probabilities sum to at least this, in (0, 1]; 1 keeps all. */
  readonly topP: number;
}

export interface GenerationRequest extends ModelChoice {
  readonly prompts: readonly Prompt[];
  /** Tokens in all, prompt included, as transformers counts them. */
  readonly maxLength: number;
  /** Sequences for each prompt; with greedy decoding all are equal. */
  readonly sequences: number;
  /** Null decodes greedily. */
  readonly sampling: Sampling | null;
  /** 1 penalises nothing (Keskar et al. 2019, arXiv:1909.05858). */
  readonly repetitionPenalty: number;
  readonly seed: number;
  /** Generation ends before the first of these. */
  readonly stop: readonly string[];
  /** How many of the most probable tokens to tell of each generated one; 0 tells none. */
  readonly alternatives: number;
}

export interface Generation {
  /** Which of the prompts, and which of its sequences. */
  readonly prompt: number;
  readonly sequence: number;
  /** What was given and what was added, as text. */
  readonly promptText: string;
  readonly continuation: string;
  /** Prompt and continuation. */
  readonly ids: readonly number[];
  readonly promptLength: number;
  /** Of the continuation; empty where no alternatives were asked for. */
  readonly tokens: readonly GeneratedToken[];
  readonly ended: 'length' | 'stop' | 'end-of-text' | 'cancelled';
}

/** What has been generated so far of one sequence. */
export interface GenerationUpdate {
  readonly prompt: number;
  readonly sequence: number;
  readonly promptText: string;
  readonly continuation: string;
  /** Generated tokens so far. */
  readonly tokens: number;
  readonly tokensPerSecond: number;
}

export interface MaskFilling {
  /** The text with its most probable filling. */
  readonly text: string;
  /** For each mask in the text, the most probable tokens in falling order. */
  readonly masks: readonly (readonly TokenProbability[])[];
}

/** Loading of a model: `fraction` in [0, 1] of its bytes. */
export interface LoadProgress {
  readonly model: string;
  readonly fraction: number;
}

export interface TextEngineListener {
  /** A model is being read into memory. */
  loading?(progress: LoadProgress): void;
  /** Text is growing; told of each sequence at most once a frame, and when it ends. */
  update?(update: GenerationUpdate): void;
}

/**
 * One request at a time; a second one waits. What is wrong with a model or a request resolves to a `Problem`
 * (unknown model, missing file, corrupt weights, foreign tokenizer, too long a prompt), never to a rejection.
 */
export interface TextEngine {
  /** Splits each text into the model's tokens. `special` adds those that the model wants around a text. */
  tokenize(choice: ModelChoice, texts: readonly string[], special: boolean): Promise<Token[][] | Problem>;
  /** Text of each list of token ids. */
  decode(choice: ModelChoice, ids: readonly (readonly number[])[], skipSpecial: boolean): Promise<string[] | Problem>;
  generate(request: GenerationRequest, listener?: TextEngineListener): Promise<Generation[] | Problem>;
  /** Fills the model's mask token, however the text spells it: `[MASK]` or the model's own. */
  fillMasks(choice: ModelChoice, texts: readonly string[], alternatives: number, listener?: TextEngineListener): Promise<MaskFilling[] | Problem>;
  /** Text to text (T5 and its kin): each prompt with its task in front is answered by a text. */
  rewrite(request: GenerationRequest, listener?: TextEngineListener): Promise<Generation[] | Problem>;
  /** One vector for each text: the mean of the last hidden state over its tokens, of length 1 where `normalize`. */
  embed(choice: ModelChoice, texts: readonly string[], normalize: boolean, listener?: TextEngineListener): Promise<{ dim: number; data: Float32Array } | Problem>;
  /** Ends what is running within one token; what has been generated so far is kept, marked as cancelled. */
  cancel(): Promise<void>;
  /** Frees all models. */
  dispose(): Promise<void>;
}
