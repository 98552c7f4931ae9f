/** Models that are open on one device: the latest stay, so that a chain of nodes does not load them again and again. */
import type { PreTrainedModel } from '@huggingface/transformers';
import { type Problem, error, isProblem } from '../graph/problems';
import type { ComputeDevice } from './device';
import { readModelFiles } from './files';
import { type ModelTask, openSession } from './modelSession';
import { setUpTransformers } from './runtime';
import { type Tokens, loadTokens } from './tokens';

export interface OpenModel {
  /** As people know it. */
  readonly name: string;
  readonly tokens: Tokens;
  readonly session: PreTrainedModel;
  /** Most tokens that the model can look at. */
  readonly context: number;
  /** Tokens that it has logits for. */
  readonly vocabulary: number;
  /** Stands where a shorter text leaves a hole in a batch; masked, so that any token would do. */
  readonly padding: number;
  /** What an empty text begins with; null where the model knows of none. */
  readonly beginning: number | null;
  /** What a decoder begins its answer with. */
  readonly begin: number;
  /** Any of these ends a text. */
  readonly ends: readonly number[];
  /** Never generated. */
  readonly forbidden: readonly number[];
}

/** How many models are kept open. */
const kept = 2;
const keptTokenizers = 4;

export class ModelShelf {
  readonly #models = new Map<string, OpenModel>();
  readonly #tokens = new Map<string, Tokens>();
  #ready = false;

  constructor(private readonly device: ComputeDevice) {}

  /** A model's tokenizer, without its weights. */
  async tokens(reference: string): Promise<Tokens | Problem> {
    const known = this.#tokens.get(reference);
    if (known) return known;
    this.#setUp();
    const files = await readModelFiles(reference, null, () => {});
    if (isProblem(files)) return files;
    const tokens = await loadTokens(files);
    if (!isProblem(tokens)) keep(this.#tokens, reference, tokens, keptTokenizers);
    return tokens;
  }

  /** What a model is there for. */
  async kindOf(reference: string): Promise<{ task: ModelTask } | Problem> {
    const files = await readModelFiles(reference, null, () => {});
    return isProblem(files) ? files : { task: files.layout.tasks[0] as ModelTask };
  }

  /** A model with its weights. */
  async open(reference: string, task: ModelTask, onFraction: (fraction: number) => void): Promise<OpenModel | Problem> {
    const key = `${task} ${reference}`;
    const known = this.#models.get(key);
    if (known) {
      keep(this.#models, key, known, kept);
      return known;
    }
    this.#setUp();
    const files = await readModelFiles(reference, task, onFraction);
    if (isProblem(files)) return files;
    const { name } = files;
    const tokens = this.#tokens.get(reference) ?? (await loadTokens(files));
    if (isProblem(tokens)) return tokens;
    keep(this.#tokens, reference, tokens, keptTokenizers);
    const vocabulary = Number(files.config.vocab_size ?? tokens.size);
    if (!belongs(tokens.size, vocabulary)) return error('tokenizer-foreign', { values: { model: name, tokens: tokens.size, vocabulary } });
    const session = await openSession(files, task, this.device);
    if (isProblem(session)) return session;
    const model = { name, tokens, session, vocabulary, ...facts(files.config, files.generation, tokens) };
    for (const old of keep(this.#models, key, model, kept)) await old.session.dispose();
    return model;
  }

  /** Frees all models. */
  async dispose(): Promise<void> {
    for (const { session } of this.#models.values()) await session.dispose();
    this.#models.clear();
  }

  #setUp(): void {
    if (!this.#ready) setUpTransformers(this.device);
    this.#ready = true;
  }
}

/** Models have room for a few more tokens than they know, often up to a round number, but not for as many again. */
function belongs(tokens: number, vocabulary: number): boolean {
  return tokens <= vocabulary && 2 * tokens > vocabulary;
}

/** Makes a value the newest; @returns those that had to go */
function keep<Value>(map: Map<string, Value>, key: string, value: Value, most: number): Value[] {
  map.delete(key);
  map.set(key, value);
  const oldest = [...map].slice(0, -most);
  for (const [old] of oldest) map.delete(old);
  return oldest.map(([, gone]) => gone);
}

type Json = Readonly<Record<string, unknown>>;

/** What a model's configurations say about generation; `generation` goes before `config`. */
function facts(config: Json, generation: Json, tokens: Tokens) {
  const ids = (name: string): number[] => [generation[name] ?? config[name] ?? []].flat().filter((id): id is number => typeof id === 'number');
  const ends = ids('eos_token_id');
  const [padding = ends[0] ?? 0] = ids('pad_token_id');
  const beginning = ids('bos_token_id')[0] ?? tokens.beginning;
  const words = (generation.bad_words_ids ?? config.bad_words_ids ?? []) as readonly (readonly number[])[];
  return {
    // What T5 calls positions is the length that it was trained at; its positions are relative.
    context: Number(config.max_position_embeddings ?? (config.is_encoder_decoder === true ? undefined : (config.n_positions ?? config.n_ctx)) ?? Number.POSITIVE_INFINITY),
    padding,
    beginning,
    begin: ids('decoder_start_token_id')[0] ?? padding,
    ends,
    forbidden: words.flatMap((word) => (word.length === 1 ? [...word] : [])),
  };
}
