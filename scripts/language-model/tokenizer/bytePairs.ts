/** Byte-pair encoding as GPT-2 has it: learned from word counts, applied word by word. */
import { byteLetters, lettersOf } from './bytes';

/** GPT-2's pre-tokenizer. */
const words = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

export interface BytePairs {
  /** In the order in which they are applied. */
  readonly merges: readonly (readonly [string, string])[];
  /** All tokens: first the bytes, then one for each merge. */
  readonly tokens: readonly string[];
}

/** Joins the most frequent pair of tokens, again and again, until there are `size` tokens. Equal counts: the pair met first. */
export function learnBytePairs(texts: readonly string[], size: number): BytePairs {
  const counts = new Map<string, number>();
  for (const text of texts) for (const [word] of text.matchAll(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const vocabulary = [...counts].map(([word, count]) => ({ symbols: lettersOf(word), count }));
  const pairs = new PairCounts();
  vocabulary.forEach(({ symbols, count }, index) => pairs.add(symbols, count, index));
  const merges: [string, string][] = [];
  while (merges.length + byteLetters.length < size) {
    const best = pairs.mostFrequent();
    if (!best) break;
    merges.push(best.pair);
    for (const index of best.words) {
      const word = vocabulary[index]!;
      pairs.add(word.symbols, -word.count, index);
      word.symbols = joined(word.symbols, best.pair);
      pairs.add(word.symbols, word.count, index);
    }
  }
  return { merges, tokens: [...byteLetters, ...merges.map((pair) => pair.join(''))] };
}

/** Encodes texts; words that come again are looked up. */
export class BytePairEncoder {
  readonly #ids: ReadonlyMap<string, number>;
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #known = new Map<string, readonly number[]>();

  constructor({ merges, tokens }: BytePairs) {
    this.#ids = new Map(tokens.map((token, id) => [token, id]));
    this.#ranks = new Map(merges.map((pair, rank) => [pair.join(' '), rank]));
  }

  encode(text: string): number[] {
    return Array.from(text.matchAll(words), ([word]) => this.#encodeWord(word)).flat();
  }

  #encodeWord(word: string): readonly number[] {
    let ids = this.#known.get(word);
    if (!ids) this.#known.set(word, (ids = this.#split(word).map((token) => this.#ids.get(token)!)));
    return ids;
  }

  #split(word: string): readonly string[] {
    let symbols = lettersOf(word);
    for (;;) {
      let first: readonly [string, string] | undefined;
      let lowest = Infinity;
      for (let i = 1; i < symbols.length; i++) {
        const pair = [symbols[i - 1]!, symbols[i]!] as const;
        const rank = this.#ranks.get(pair.join(' ')) ?? Infinity;
        if (rank < lowest) [first, lowest] = [pair, rank];
      }
      if (!first) return symbols;
      symbols = joined(symbols, first);
    }
  }
}

/** How often each pair of neighbours occurs, and in which words. */
class PairCounts {
  readonly #pairs = new Map<string, { readonly pair: [string, string]; count: number; readonly words: Set<number> }>();

  add(symbols: readonly string[], count: number, word: number): void {
    for (let i = 1; i < symbols.length; i++) {
      const pair: [string, string] = [symbols[i - 1]!, symbols[i]!];
      const key = pair.join(' ');
      let known = this.#pairs.get(key);
      if (!known) this.#pairs.set(key, (known = { pair, count: 0, words: new Set() }));
      known.count += count;
      if (count > 0) known.words.add(word);
      else if (known.count === 0) this.#pairs.delete(key);
    }
  }

  mostFrequent(): { readonly pair: [string, string]; readonly words: readonly number[] } | undefined {
    let best: { readonly pair: [string, string]; readonly count: number; readonly words: Set<number> } | undefined;
    for (const candidate of this.#pairs.values()) if (candidate.count > (best?.count ?? 0)) best = candidate;
    return best && { pair: best.pair, words: [...best.words] };
  }
}

function joined(symbols: readonly string[], [left, right]: readonly [string, string]): string[] {
  const result: string[] = [];
  for (let i = 0; i < symbols.length; i++) {
    const isPair = symbols[i] === left && symbols[i + 1] === right;
    result.push(isPair ? left + right : symbols[i]!);
    if (isPair) i++;
  }
  return result;
}
