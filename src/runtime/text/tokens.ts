/** A model's tokenizer: text to ids and back, and how single tokens read. */
import { AutoTokenizer, type PreTrainedTokenizer } from '@huggingface/transformers';
import { type Problem, error, isProblem } from '../graph/problems';
import { type ModelFiles, parseJson } from './files';
import { withFiles } from './runtime';
import type { Token } from './textEngine';

/** What is read of `tokenizer.json`. */
interface TokenizerFile {
  readonly decoder?: { readonly type?: string } | null;
}

export class Tokens {
  /** The highest id and one more. */
  readonly size: number;
  readonly #single = new Map<number, Token>();
  readonly #special: ReadonlySet<number>;
  readonly #pieces: ReadonlyMap<number, string>;

  constructor(
    private readonly tokenizer: PreTrainedTokenizer,
    /** Tokens are bytes, so that text survives the way there and back to the letter. */
    private readonly bytes: boolean,
  ) {
    this.#special = new Set(tokenizer.all_special_ids);
    this.#pieces = new Map([...tokenizer.get_vocab()].map(([piece, id]) => [id, piece]));
    this.size = 1 + [...this.#pieces.keys()].reduce((highest, id) => Math.max(highest, id), -1);
  }

  get beginning(): number | null {
    return this.tokenizer.bos_token_id ?? null;
  }

  get mask(): { readonly id: number; readonly text: string } | null {
    const { mask_token: text, mask_token_id: id } = this.tokenizer;
    return typeof text === 'string' && typeof id === 'number' ? { id, text } : null;
  }

  /** @param special whether to add the tokens that the model wants around a text */
  encode(text: string, special: boolean): number[] {
    return this.tokenizer.encode(text, { add_special_tokens: special });
  }

  decode(ids: readonly number[], skipSpecial: boolean): string {
    if (ids.length === 0) return '';
    return this.tokenizer.decode([...ids], { skip_special_tokens: skipSpecial, ...(this.bytes && { clean_up_tokenization_spaces: false }) });
  }

  token(id: number): Token {
    const known = this.#single.get(id);
    if (known) return known;
    const text = this.bytes ? this.decode([id], false) : (this.#pieces.get(id) ?? '').replaceAll('▁', ' ');
    const token = { id, text, special: this.#special.has(id) };
    this.#single.set(id, token);
    return token;
  }
}

/** Reads a model's tokenizer. */
export async function loadTokens(files: ModelFiles): Promise<Tokens | Problem> {
  const json = parseJson(files.bytes.get('tokenizer.json')!, 'tokenizer.json');
  if (isProblem(json)) return json;
  try {
    const tokenizer = await withFiles(files.bytes, (name) => AutoTokenizer.from_pretrained(name));
    return new Tokens(tokenizer, (json as TokenizerFile).decoder?.type === 'ByteLevel');
  } catch (cause) {
    return error('tokenizer-unreadable', { values: { model: files.name, detail: cause instanceof Error ? cause.message : String(cause) } });
  }
}
