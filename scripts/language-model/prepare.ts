/**
 * From books to token files that training reads: `train.bin` and `held-out.bin` (16-bit ids), `corpus.json`, `tokenizer.json`, `prompts.json`.
 *
 *   node scripts/run.mjs scripts/language-model/prepare.ts --kind gpt2 --vocabulary 4096 --corpus <folder> --out <folder>
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CounterRandom } from '../../src/runtime/tensor/random';
import { splitBooks } from './corpus/split';
import { pairsOf } from './corpus/tasks';
import { prompts } from './prompts';
import { learnBytePairs } from './tokenizer/bytePairs';
import { Encoder } from './tokenizer/encoder';
import { type ModelKind, specialTokens, tokenizerFile } from './tokenizer/tokenizerFile';

/** The share of every book that is never learned. */
const heldOutShare = 0.05;

const { values: options } = parseArgs({
  options: { corpus: { type: 'string' }, out: { type: 'string' }, vocabulary: { type: 'string', default: '4096' }, kind: { type: 'string', default: 'gpt2' } },
});
const { corpus, out } = options;
const kind = options.kind as ModelKind;
const vocabulary = Number(options.vocabulary);
if (!corpus || !out) throw new Error('Say where the books are and where the tokens go: --corpus <folder> --out <folder>');
if (!(kind in specialTokens)) throw new Error(`There is no kind of model ${kind}`);

const books = (await readdir(corpus)).filter((name) => name.endsWith('.txt')).sort();
const split = splitBooks(await Promise.all(books.map((name) => readFile(join(corpus, name), 'utf8'))), heldOutShare);
const { first, last, separator } = specialTokens[kind];
const bytePairs = learnBytePairs(split.train, vocabulary - first.length - last.length);
const encoder = new Encoder(kind, bytePairs);
const separatorId = encoder.special[separator]!;

/** For text to text, source and target by turns, each closed by the separator; for the others stories, each opened by it. */
function tokensOf(texts: readonly string[], stream: number): Uint16Array {
  if (kind !== 't5') return Uint16Array.from(texts.flatMap((text) => [separatorId, ...encoder.encode(text)]));
  const pairs = pairsOf(texts, new CounterRandom(0, stream));
  return Uint16Array.from(pairs.flatMap(({ source, target }) => [...encoder.encode(source), separatorId, ...encoder.encode(target), separatorId]));
}

const measure = (texts: readonly string[], tokens: Uint16Array) => ({
  stories: texts.length,
  bytes: new TextEncoder().encode(texts.join('')).length,
  words: texts.reduce((total, text) => total + text.split(/\s+/).length, 0),
  tokens: tokens.length,
});

const train = tokensOf(split.train, 0);
const heldOut = tokensOf(split.heldOut, 1);
const description = { kind, vocabulary, special: encoder.special, books, train: measure(split.train, train), heldOut: measure(split.heldOut, heldOut) };
await mkdir(out, { recursive: true });
await writeFile(join(out, 'train.bin'), train);
await writeFile(join(out, 'held-out.bin'), heldOut);
await writeFile(join(out, 'corpus.json'), JSON.stringify(description, null, 2));
await writeFile(join(out, 'tokenizer.json'), tokenizerFile(kind, bytePairs));
await writeFile(join(out, 'prompts.json'), JSON.stringify(prompts[kind].map((text) => ({ text, ids: encoder.encodeFramed(text) }))));
console.warn(description);
