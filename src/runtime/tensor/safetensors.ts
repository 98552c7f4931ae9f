/**
 * The safetensors file format: a JSON header, then raw little-endian numbers. PyTorch and others read it as it is.
 * Source: https://github.com/huggingface/safetensors#format
 */
import { fromHalves, toHalves } from './float16';
import { sizeOf } from './shapes';

export interface NamedTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array;
  /** Written with 16 bits a number; what is read back is f32 again. */
  readonly half?: boolean;
}

export interface SafetensorsFile {
  readonly tensors: Readonly<Record<string, NamedTensor>>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** The bytes are not a safetensors file, or not one of f32, f16 and i32 tensors. */
export class SafetensorsError extends Error {
  override name = 'SafetensorsError';
}

interface Entry {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

const lengthBytes = 8;

/** Writes a file; equal content gives equal bytes. */
export function encodeSafetensors({ tensors, metadata }: SafetensorsFile): ArrayBuffer {
  const sorted = Object.entries(tensors).sort(([a], [b]) => (a < b ? -1 : 1));
  const header: Record<string, unknown> = { __metadata__: metadata };
  let offset = 0;
  const parts = sorted.map(([name, { shape, data, half }]) => {
    const halves = half && data instanceof Float32Array;
    const part = halves ? toHalves(data) : data;
    const dtype = halves ? 'F16' : data instanceof Float32Array ? 'F32' : 'I32';
    header[name] = { dtype, shape, data_offsets: [offset, offset + part.byteLength] };
    offset += part.byteLength;
    return part;
  });
  const text = new TextEncoder().encode(JSON.stringify(header));
  const padded = Math.ceil(text.length / 8) * 8;
  const bytes = new Uint8Array(lengthBytes + padded + offset).fill(0x20, lengthBytes, lengthBytes + padded);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(padded), true);
  bytes.set(text, lengthBytes);
  let position = lengthBytes + padded;
  for (const { buffer, byteOffset, byteLength } of parts) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), position);
    position += byteLength;
  }
  return bytes.buffer;
}

/** Reads a file. @throws SafetensorsError */
export function decodeSafetensors(bytes: ArrayBuffer): SafetensorsFile {
  if (bytes.byteLength < lengthBytes) throw new SafetensorsError('the file is too short');
  const headerLength = Number(new DataView(bytes).getBigUint64(0, true));
  const start = lengthBytes + headerLength;
  if (start > bytes.byteLength) throw new SafetensorsError('the header is cut off');
  const { __metadata__: metadata = {}, ...entries } = readHeader(new Uint8Array(bytes, lengthBytes, headerLength));
  const tensors = Object.entries(entries).map(([name, entry]) => [name, readTensor(bytes, start, name, entry)] as const);
  return { tensors: Object.fromEntries(tensors), metadata: metadata as Record<string, string> };
}

function readHeader(text: Uint8Array): Record<string, unknown> {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
  } catch {
    throw new SafetensorsError('the header is not JSON');
  }
  if (typeof header !== 'object' || header === null) throw new SafetensorsError('the header is not a list of tensors');
  return header as Record<string, unknown>;
}

/** Types of numbers that can be read, by their name in the header. */
const readers: Readonly<Record<string, { bytes: number; numbers(own: ArrayBuffer): Float32Array | Int32Array }>> = {
  F32: { bytes: 4, numbers: (own) => new Float32Array(own) },
  F16: { bytes: 2, numbers: (own) => fromHalves(new Uint16Array(own)) },
  I32: { bytes: 4, numbers: (own) => new Int32Array(own) },
};

function readTensor(bytes: ArrayBuffer, start: number, name: string, entry: unknown): NamedTensor {
  if (!isEntry(entry)) throw new SafetensorsError(`${name} is not described`);
  const { dtype, shape, data_offsets: [begin, end] } = entry;
  const read = readers[dtype];
  if (!read) throw new SafetensorsError(`${name} has the type ${dtype}`);
  const count = sizeOf(shape);
  if (end - begin !== count * read.bytes || start + end > bytes.byteLength) throw new SafetensorsError(`${name} is cut off`);
  return { shape, data: read.numbers(bytes.slice(start + begin, start + end)) };
}

function isEntry(value: unknown): value is Entry {
  const { dtype, shape, data_offsets: offsets } = (value ?? {}) as Partial<Entry>;
  const areSizes = (list: unknown): list is number[] => Array.isArray(list) && list.every((size) => Number.isSafeInteger(size) && size >= 0);
  return typeof dtype === 'string' && areSizes(shape) && areSizes(offsets) && offsets.length === 2;
}
