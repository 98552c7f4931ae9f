import { expect, it } from 'vitest';
import { GrowingText } from '../../../../../src/runtime/text/decoding/growingText';

/** Every token is a byte. */
const decode = (ids: readonly number[]): string => new TextDecoder().decode(Uint8Array.from(ids));
const bytes = (text: string): number[] => [...new TextEncoder().encode(text)];

function grown(text: string, stop: readonly string[] = [], prompt = ''): { growing: GrowingText; shown: string[] } {
  const growing = new GrowingText(decode, bytes(prompt), stop);
  const shown: string[] = [];
  for (const id of bytes(text)) {
    const stopped = growing.add(id);
    shown.push(growing.settled);
    if (stopped) break;
  }
  return { growing, shown };
}

it('grows token by token', () => {
  expect(grown('abc').shown).toEqual(['a', 'ab', 'abc']);
});

it('never shows part of a character', () => {
  const { shown, growing } = grown('aé🙂b');
  expect(shown.every((text) => !text.includes('\uFFFD'))).toBe(true);
  expect(growing.text).toBe('aé🙂b');
});

it('shows bytes that stay broken at the end only', () => {
  const growing = new GrowingText(decode, [], []);
  growing.add(bytes('é')[0]!);
  expect(growing.text).toBe('');
  growing.end();
  expect(growing.text).toBe('\uFFFD');
});

it('ends before a stop string that spans tokens', () => {
  const { growing, shown } = grown('one END two', ['END']);
  expect(growing.text).toBe('one ');
  expect(shown.at(-1)).toBe('one ');
});

it('holds back what may become a stop string', () => {
  expect(grown('x EN', ['END']).shown).toEqual(['x', 'x ', 'x ', 'x ']);
  expect(grown('x ENt', ['END']).shown.at(-1)).toBe('x ENt');
});

it('ends at the first of several stop strings', () => {
  expect(grown('a.b!c', ['!', '.']).growing.text).toBe('a');
});

it('does not look for stop strings in the prompt', () => {
  expect(grown('more', ['END'], 'the END').growing.text).toBe('more');
});

it('leaves out nothing of a long text', () => {
  const text = 'Ein größerer Text mit Umlauten: äöüß. '.repeat(20);
  expect(grown(text, [], 'Es war einmal ').growing.text).toBe(text);
});

it('writes a token by those before it', () => {
  // As SentencePiece does: the space before the first word of a text is left out.
  const words = ['', ' a', ' b', ' c'];
  const spaced = (ids: readonly number[]): string => ids.map((id) => words[id]).join('').trimStart();
  const growing = new GrowingText(spaced, [1], []);
  growing.add(2);
  growing.add(3);
  expect(growing.text).toBe(' b c');
});
