/** The letters that stand for bytes in GPT-2's vocabulary: printable bytes are themselves, others are moved past U+0100. */

const printable = [[33, 126], [161, 172], [174, 255]] as const;

const isPrintable = (byte: number) => printable.some(([first, last]) => byte >= first && byte <= last);

/** The letter of each byte. */
export const byteLetters: readonly string[] = lettersOfBytes();

function lettersOfBytes(): string[] {
  let moved = 0;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(isPrintable(byte) ? byte : 256 + moved++));
}

/** The bytes of a text in letters. */
export function lettersOf(text: string): string[] {
  return Array.from(new TextEncoder().encode(text), (byte) => byteLetters[byte]!);
}
