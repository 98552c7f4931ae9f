/** Short stable hashes of JSON and of numbers; for change detection, not for security. */
import type { Json } from './document';

/** JSON text with keys in order, so that equal values give equal text. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key]!)}`);
  return `{${fields.join(',')}}`;
}

/** 53-bit hash of a text (cyrb53, public domain), as 14 hexadecimal digits. */
export function hashText(text: string): string {
  const mixer = new Mixer();
  for (let i = 0; i < text.length; i++) mixer.add(text.charCodeAt(i));
  return mixer.digest();
}

/** The same hash over the bits of numbers. */
export function hashNumbers(data: Float32Array | Int32Array): string {
  const mixer = new Mixer();
  for (const word of new Uint32Array(data.buffer, data.byteOffset, data.length)) mixer.add(word);
  return mixer.digest();
}

/** A 31-bit number from a text, to seed random streams by name. */
export function streamOf(text: string): number {
  return Number.parseInt(hashText(text).slice(-8), 16) & 0x7fffffff;
}

class Mixer {
  #high = 0xdeadbeef;
  #low = 0x41c6ce57;

  add(word: number): void {
    this.#high = Math.imul(this.#high ^ word, 2654435761);
    this.#low = Math.imul(this.#low ^ word, 1597334677);
  }

  digest(): string {
    let high = Math.imul(this.#high ^ (this.#high >>> 16), 2246822507);
    high ^= Math.imul(this.#low ^ (this.#low >>> 13), 3266489909);
    let low = Math.imul(this.#low ^ (this.#low >>> 16), 2246822507);
    low ^= Math.imul(high ^ (high >>> 13), 3266489909);
    return hexadecimal(2097151 & low, 6) + hexadecimal(high >>> 16, 4) + hexadecimal(high & 0xffff, 4);
  }
}

/** Small whole numbers are several times faster to write than those of 53 bits. */
function hexadecimal(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
