import { expect, it } from 'vitest';
import { type Decoding, type GenerationRules, generate } from '../../../../../src/runtime/text/decoding/generate';
import type { Generation, GenerationUpdate } from '../../../../../src/runtime/text/textEngine';

const end = 0;
const letters = '\u0000abcdefghijklmnopqrstuvwxyz';
const decode = (ids: readonly number[]): string => ids.map((id) => letters[id]).join('').replaceAll('\u0000', '');
const vocabulary = { decode, token: (id: number) => ({ text: letters[id]!, special: id === end }), ends: [end], forbidden: [] as number[] };
const rules: GenerationRules = { sampling: null, repetitionPenalty: 1, seed: 1, stop: [], alternatives: 0, maxLength: 6 };
const ids = (text: string): number[] => [...text].map((letter) => letters.indexOf(letter));

/** A model for which the next letter of the alphabet is the most probable, and after z the end. */
function alphabet(rows: readonly string[]): Decoding & { closed: boolean } {
  const after = (id: number): Float32Array => Float32Array.from(letters, (_, index) => (index === (id + 1) % letters.length ? 5 : 1));
  return {
    closed: false,
    start: async () => rows.map((text) => after(ids(text).at(-1)!)),
    next: async (tokens) => tokens.map(after),
    async close() {
      this.closed = true;
    },
  };
}

async function run(rows: readonly string[], change: Partial<GenerationRules> = {}, words: Partial<typeof vocabulary> = {}): Promise<{ generations: Generation[]; updates: GenerationUpdate[] }> {
  const updates: GenerationUpdate[] = [];
  const starts = rows.map((text, prompt) => ({ prompt, sequence: 0, promptText: text, ids: ids(text) }));
  const progress = { update: (update: GenerationUpdate) => updates.push(update), goOn: async () => true, now: () => updates.length * 16 };
  return { generations: await generate(starts, alphabet(rows), { ...vocabulary, ...words }, { ...rules, ...change }, progress), updates };
}

it('counts the prompt in the length', async () => {
  const [generation] = (await run(['ab'])).generations;
  expect(generation).toMatchObject({ promptText: 'ab', continuation: 'cdef', promptLength: 2, ended: 'length' });
  expect(generation!.ids).toEqual(ids('abcdef'));
});

it('counts the length of each prompt by itself', async () => {
  const { generations } = await run(['a', 'abcd']);
  expect(generations.map(({ continuation }) => continuation)).toEqual(['bcdef', 'ef']);
});

it('ends at the end of the text, which belongs to the ids and not to the text', async () => {
  const [generation] = (await run(['xy'])).generations;
  expect(generation).toMatchObject({ continuation: 'z', ended: 'end-of-text' });
  expect(generation!.ids).toEqual([...ids('xyz'), end]);
});

it('lets other sequences go on when one has ended', async () => {
  const { generations } = await run(['z', 'a']);
  expect(generations.map(({ ended, continuation }) => [ended, continuation])).toEqual([['end-of-text', ''], ['length', 'bcdef']]);
});

it('ends before a stop string, also in the ids', async () => {
  const [generation] = (await run(['a'], { stop: ['de'], alternatives: 1 })).generations;
  expect(generation).toMatchObject({ continuation: 'bc', ended: 'stop' });
  expect(generation!.ids).toEqual(ids('abc'));
  expect(generation!.tokens.map(({ text }) => text)).toEqual(['b', 'c']);
});

it('tells of each token its probability and what else could have stood there', async () => {
  const [generation] = (await run(['a'], { alternatives: 2, maxLength: 2 })).generations;
  const expected = Math.exp(5) / (Math.exp(5) + 26 * Math.exp(1));
  expect(generation!.tokens[0]!.probability).toBeCloseTo(expected, 5);
  expect(generation!.tokens[0]!.alternatives.map(({ text }) => text)).toEqual(['b', '\u0000']);
});

it('tells the model’s own probabilities, whatever the penalty', async () => {
  const [plain] = (await run(['a'], { alternatives: 1, maxLength: 2 })).generations;
  const [sampled] = (await run(['a'], { alternatives: 1, maxLength: 2, repetitionPenalty: 3, sampling: { temperature: 0.1, topK: 1, topP: 1 } })).generations;
  expect(sampled!.tokens).toEqual(plain!.tokens);
});

it('goes another way with a repetition penalty', async () => {
  const [generation] = (await run(['ba'], { repetitionPenalty: 10, maxLength: 3 })).generations;
  expect(generation!.continuation).not.toBe('b');
});

it('never generates what is forbidden', async () => {
  const [generation] = (await run(['a'], { maxLength: 3 }, { forbidden: ids('b') })).generations;
  expect(generation!.continuation).not.toContain('b');
});

it('draws the same with the same seed, and otherwise with another', async () => {
  const sampling = { temperature: 5, topK: 0, topP: 1 };
  const text = async (seed: number) => (await run(['a'], { sampling, seed, maxLength: 20 })).generations[0]!.continuation;
  expect(await text(4)).toBe(await text(4));
  expect(await text(4)).not.toBe(await text(5));
});

it('draws the same whatever else is in the batch', async () => {
  const sampling = { temperature: 5, topK: 0, topP: 1 };
  const alone = await run(['ab'], { sampling, maxLength: 12 });
  const among = await run(['hijk', 'ab', 'z'], { sampling, maxLength: 12 });
  expect(among.generations[1]).toEqual({ ...alone.generations[0], prompt: 1 });
});

it('tells how the text grows', async () => {
  const { updates } = await run(['a'], { maxLength: 4 });
  expect(updates.map(({ continuation, tokens }) => [continuation, tokens])).toEqual([['b', 1], ['bc', 2], ['bcd', 3]]);
});

it('tells the text before it looks up how probable its tokens were', async () => {
  const heard: string[] = [];
  const words = { ...vocabulary, token: (id: number) => (heard.push(`token ${letters[id]!}`), vocabulary.token(id)) };
  const start = { prompt: 0, sequence: 0, promptText: 'a', ids: ids('a') };
  await generate([start], alphabet(['a']), words, { ...rules, maxLength: 3, alternatives: 1 }, { update: ({ continuation }) => void heard.push(continuation), goOn: async () => true, now: () => 16 * heard.length });
  expect(heard).toEqual(['b', 'token b', 'token b', 'bc', 'token c', 'token c']);
});

it('tells of it once a frame, and when it ends', async () => {
  const updates: GenerationUpdate[] = [];
  let ms = 0;
  await generate([{ prompt: 0, sequence: 0, promptText: 'a', ids: ids('a') }], alphabet(['a']), vocabulary, { ...rules, maxLength: 12 }, { update: (update) => updates.push(update), goOn: async () => true, now: () => (ms += 4) });
  expect(updates.map(({ tokens }) => tokens)).toEqual([1, 5, 9, 11]);
});

it('counts the tokens of all sequences in a second, but of those that have ended none', async () => {
  const rates: number[] = [];
  let ms = -100;
  const starts = ['a', 'abcd'].map((text, prompt) => ({ prompt, sequence: 0, promptText: text, ids: ids(text) }));
  await generate(starts, alphabet(['a', 'abcd']), vocabulary, { ...rules, maxLength: 5 }, { update: ({ tokensPerSecond }) => void rates.push(tokensPerSecond), goOn: async () => true, now: () => (ms += 100) });
  expect(rates).toEqual([20, 20, 15, (4 * 1000) / 300, 12.5]);
});

it('stops before the next token when it is told to, and keeps what is there', async () => {
  let steps = 0;
  const generations = await generate([{ prompt: 0, sequence: 0, promptText: 'a', ids: ids('a') }], alphabet(['a']), vocabulary, rules, { update: () => {}, goOn: async () => steps++ < 2, now: () => 0 });
  expect(generations[0]).toMatchObject({ continuation: 'bc', ended: 'cancelled' });
});
