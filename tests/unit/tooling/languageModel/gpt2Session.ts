/** A GPT-2 file run by ONNX Runtime in Node, fed by hand. */
import { InferenceSession, Tensor } from 'onnxruntime-node';

type Cache = Record<string, Tensor>;

export interface Step {
  /** How many places have logits. */
  readonly places: number;
  /** Logits of the last position, for each row. */
  readonly logits: readonly Float32Array[];
  readonly cache: Cache;
}

export class Gpt2Session {
  private constructor(
    private readonly session: InferenceSession,
    private readonly layers: number,
    private readonly heads: number,
    private readonly size: number,
  ) {}

  static async open(bytes: Uint8Array, config: { n_layer: number; n_head: number; n_embd: number }): Promise<Gpt2Session> {
    const session = await InferenceSession.create(bytes, { intraOpNumThreads: 1 });
    return new Gpt2Session(session, config.n_layer, config.n_head, config.n_embd / config.n_head);
  }

  /** Rows of equal length; `mask` has a 0 for each padding token, and covers what the cache holds. Computes logits of the last `kept` places, of all where it is 0. */
  async run(rows: readonly (readonly number[])[], mask = rows.map((row) => row.map(() => 1)), cache: Cache = this.emptyCache(rows.length), kept = 1): Promise<Step> {
    const length = rows[0]!.length;
    const positions = mask.map((row) => row.map((_, i) => Math.max(0, row.slice(0, i + 1).reduce((sum, flag) => sum + flag, 0) - 1)).slice(-length));
    const num_logits_to_keep = new Tensor('int64', BigInt64Array.of(BigInt(kept)), []);
    const outputs = await this.session.run({ input_ids: integers(rows), attention_mask: integers(mask), position_ids: integers(positions), num_logits_to_keep, ...cache });
    const { logits, ...present } = outputs as Record<string, Tensor> & { logits: Tensor };
    const values = logits.data as Float32Array;
    const [, places = 0, vocabulary = 0] = logits.dims;
    return {
      places,
      logits: rows.map((_, row) => values.slice(((row + 1) * places - 1) * vocabulary, (row + 1) * places * vocabulary)),
      cache: Object.fromEntries(Object.entries(present).map(([name, value]) => [name.replace('present', 'past_key_values'), value])),
    };
  }

  /** The most probable next tokens of each row, one by one through the cache. Shorter rows are padded on the left. */
  async greedy(prompts: readonly (readonly number[])[], count: number, padding = 0): Promise<number[][]> {
    const length = Math.max(...prompts.map((prompt) => prompt.length));
    let rows = prompts.map((prompt) => [...Array<number>(length - prompt.length).fill(padding), ...prompt]);
    let mask = prompts.map((prompt) => Array.from({ length }, (_, i) => Number(i >= length - prompt.length)));
    const written: number[][] = prompts.map(() => []);
    for (let cache: Cache | undefined; written[0]!.length < count; ) {
      const step = await this.run(rows, mask, cache);
      cache = step.cache;
      rows = step.logits.map((logits) => [argmax(logits)]);
      rows.forEach(([token], row) => written[row]!.push(token!));
      mask = mask.map((row) => [...row, 1]);
    }
    return written;
  }

  private emptyCache(batch: number): Cache {
    const names = Array.from({ length: this.layers }, (_, layer) => ['key', 'value'].map((part) => `past_key_values.${layer}.${part}`)).flat();
    return Object.fromEntries(names.map((name) => [name, new Tensor('float32', new Float32Array(), [batch, this.heads, 0, this.size])]));
  }
}

export function argmax(values: Float32Array): number {
  return values.reduce((best, value, i) => (value > values[best]! ? i : best), 0);
}

function integers(rows: readonly (readonly number[])[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(rows.flat(), BigInt), [rows.length, rows[0]!.length]);
}
