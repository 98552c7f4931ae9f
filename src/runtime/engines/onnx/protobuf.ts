/** Writes protocol buffers: https://protobuf.dev/programming-guides/encoding. */

const varintType = 0;
const lengthType = 2;
const fixed32Type = 5;

/** Collects the fields of one message, in the order in which they are written. */
export class ProtobufWriter {
  readonly #parts: Uint8Array[] = [];
  #size = 0;

  /** Number of bytes so far. */
  get size(): number {
    return this.#size;
  }

  /** A whole number, at least zero and below 2^53. */
  integer(field: number, value: number): this {
    return this.#tag(field, varintType).#append(varint(value));
  }

  float(field: number, value: number): this {
    return this.#tag(field, fixed32Type).#append(new Uint8Array(Float32Array.of(value).buffer));
  }

  text(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value));
  }

  bytes(field: number, value: Uint8Array): this {
    return this.#tag(field, lengthType).#append(varint(value.length)).#append(value);
  }

  message(field: number, message: ProtobufWriter): this {
    this.#tag(field, lengthType).#append(varint(message.size));
    for (const part of message.#parts) this.#append(part);
    return this;
  }

  finish(): Uint8Array {
    const bytes = new Uint8Array(this.#size);
    let offset = 0;
    for (const part of this.#parts) {
      bytes.set(part, offset);
      offset += part.length;
    }
    return bytes;
  }

  #tag(field: number, type: number): this {
    return this.#append(varint(field * 8 + type));
  }

  #append(part: Uint8Array): this {
    this.#parts.push(part);
    this.#size += part.length;
    return this;
  }
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.of(...bytes, rest);
}
