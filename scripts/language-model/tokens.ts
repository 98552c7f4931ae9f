/** From books to the files that training reads: `train.bin` and `held-out.bin` (16-bit ids), `corpus.json`, `tokenizer.json`, `prompts.json`. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CounterRandom } from '../../src/runtime/tensor/random';
import { splitBooks } from './corpus/split';
import { pairsOf } from './corpus/tasks';
import { prompts } from './prompts';
import { learnBytePairs } from './tokenizer/bytePairs';
import { Encoder } from './tokenizer/encoder';
import { type ModelKind, specialTokens, tokenizerFile } from './tokenizer/tokenizerFile';

/** The share of every book that is never learned. */
const heldOutShare = 0.05;

export interface Extent {
  readonly stories: number;
  readonly bytes: number;
  readonly words: number;
  readonly tokens: number;
}

/** The content of `corpus.json`. */
export interface CorpusDescription {
  readonly vocabulary: number;
  /** The ids of the special tokens. */
  readonly special: Readonly<Record<string, number>>;
  readonly books: readonly string[];
  readonly train: Extent;
  readonly heldOut: Extent;
}

/** Learns a tokenizer of `vocabulary` tokens from the books (text files in `corpus`) and writes the files to `out`. */
export async function writeTokens(kind: ModelKind, vocabulary: number, corpus: string, out: string): Promise<void> {
  const books = (await readdir(corpus)).filter((name) => name.endsWith('.txt')).sort();
  const split = splitBooks(await Promise.all(books.map((name) => readFile(join(corpus, name), 'utf8'))), heldOutShare);
  const { first, last, separator } = specialTokens[kind];
  const bytePairs = learnBytePairs(split.train, vocabulary - first.length - last.length);
  const encoder = new Encoder(kind, bytePairs);
  const separatorId = encoder.special[separator]!;

  // For text to text, source and target by turns, each closed by the separator; for the others stories, each opened by it.
  const tokensOf = (texts: readonly string[], stream: number): Uint16Array => {
    if (kind !== 't5') return Uint16Array.from(texts.flatMap((text) => [separatorId, ...encoder.encode(text)]));
    const pairs = pairsOf(texts, new CounterRandom(0, stream));
    return Uint16Array.from(pairs.flatMap(({ source, target }) => [...encoder.encode(source), separatorId, ...encoder.encode(target), separatorId]));
  };
  const train = tokensOf(split.train, 0);
  const heldOut = tokensOf(split.heldOut, 1);
  const description: CorpusDescription = { vocabulary, special: encoder.special, books, train: extentOf(split.train, train), heldOut: extentOf(split.heldOut, heldOut) };
  const files = {
    'train.bin': train,
    'held-out.bin': heldOut,
    'corpus.json': JSON.stringify(description, null, 2),
    'tokenizer.json': tokenizerFile(kind, bytePairs),
    'prompts.json': JSON.stringify(prompts[kind].map((text) => ({ text, ids: encoder.encodeFramed(text) }))),
  };
  await mkdir(out, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(out, name), content);
}

function extentOf(texts: readonly string[], { length }: Uint16Array): Extent {
  const bytes = new TextEncoder().encode(texts.join('')).length;
  const words = texts.reduce((total, text) => total + text.split(/\s+/).length, 0);
  return { stories: texts.length, bytes, words, tokens: length };
}
