/** Counter-based random numbers: the same (key, counter) gives the same words on every machine. */

const PARITY = 0x1bd11bda;

/**
 * Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
 * 1, 2, 3", SC 2011), the generator that JAX uses. Writes two 32-bit words to `out[offset]` and
 * `out[offset + 1]`. Keys and counters are taken modulo 2^32.
 */
export function threefry2x32(
  key0: number,
  key1: number,
  counter0: number,
  counter1: number,
  out: Uint32Array,
  offset: number,
): void {
  let first = key0 | 0;
  let second = key1 | 0;
  let third = PARITY ^ first ^ second;
  let x0 = (counter0 + first) | 0;
  let x1 = (counter1 + second) | 0;
  for (let group = 1; group <= 5; group++) {
    // Four rotations, in turn from two lists. Plain numbers: to take a list apart costs more than the round.
    const even = (group & 1) === 1;
    const a = even ? 13 : 17;
    const b = even ? 15 : 29;
    const c = even ? 26 : 16;
    const d = even ? 6 : 24;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << a) | (x1 >>> (32 - a))) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << b) | (x1 >>> (32 - b))) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << c) | (x1 >>> (32 - c))) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << d) | (x1 >>> (32 - d))) ^ x0;
    const injected = first;
    first = second;
    second = third;
    third = injected;
    x0 = (x0 + first) | 0;
    x1 = (x1 + second + group) | 0;
  }
  out[offset] = x0;
  out[offset + 1] = x1;
}

/** A word as a number in [0, 1) with 24 bits, so that float32 never rounds it up to 1. */
function unitInterval(word: number): number {
  return (word >>> 8) * 2 ** -24;
}

/** A stream of random numbers named by a seed and stream numbers (say: example, step). */
export class CounterRandom {
  private readonly words = new Uint32Array(2);
  private key0 = 0;
  private key1 = 0;
  private blocks = 0;
  private unread = 0;
  private spareNormal: number | null = null;

  /** `seed` and `streams` are non-negative safe integers; distinct lists give independent streams. */
  constructor(seed: number, ...streams: readonly number[]) {
    this.restart(seed, streams);
  }

  /** Becomes the stream of that name, as if it were made anew. */
  restart(seed: number, streams: readonly number[]): void {
    let key0 = seed >>> 0;
    let key1 = Math.floor(seed / 2 ** 32) >>> 0;
    for (const stream of streams) {
      threefry2x32(key0, key1, stream, Math.floor(stream / 2 ** 32), this.words, 0);
      key0 = this.words[0]!;
      key1 = this.words[1]!;
    }
    this.key0 = key0;
    this.key1 = key1;
    this.blocks = 0;
    this.unread = 0;
    this.spareNormal = null;
  }

  /** The next 32 random bits, as an unsigned integer. */
  word(): number {
    if (this.unread === 0) {
      const high = Math.floor(this.blocks / 2 ** 32);
      threefry2x32(this.key0, this.key1, this.blocks, high, this.words, 0);
      this.blocks++;
      this.unread = 2;
    }
    return this.words[2 - this.unread--]!;
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    return unitInterval(this.word());
  }

  /** Standard normal, by the Box-Muller transform. */
  normal(): number {
    const spare = this.spareNormal;
    if (spare !== null) {
      this.spareNormal = null;
      return spare;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    const angle = 2 * Math.PI * this.uniform();
    this.spareNormal = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  /** An integer in [0, below), unbiased; `below` is at most 2^32. */
  integer(below: number): number {
    const fair = 2 ** 32 - (2 ** 32 % below);
    for (;;) {
      const word = this.word();
      if (word < fair) return word % below;
    }
  }

  fillUniform(out: Float32Array): void {
    for (let i = 0; i < out.length; i++) out[i] = this.uniform();
  }

  fillNormal(out: Float32Array): void {
    let i = 0;
    if (this.spareNormal !== null && out.length > 0) out[i++] = this.normal();
    // Both of a pair at once, without keeping the second for later.
    for (; i + 1 < out.length; i += 2) {
      const radius = Math.sqrt(-2 * Math.log(1 - unitInterval(this.word())));
      const angle = 2 * Math.PI * unitInterval(this.word());
      out[i] = radius * Math.cos(angle);
      out[i + 1] = radius * Math.sin(angle);
    }
    if (i < out.length) out[i] = this.normal();
  }
}
