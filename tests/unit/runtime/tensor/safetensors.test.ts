import { expect, it } from 'vitest';
import { decodeSafetensors, encodeSafetensors, SafetensorsError } from '../../../../src/runtime/tensor/safetensors';

/** A file as the format's description has it: header length, header, numbers. */
function fileOf(header: unknown, numbers: ArrayBuffer = new ArrayBuffer(0)): ArrayBuffer {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + numbers.byteLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  bytes.set(new Uint8Array(numbers), 8 + text.length);
  return bytes.buffer;
}

const file = {
  tensors: { weight: { shape: [2, 3], data: Float32Array.of(1, -2, 3.5, 0, NaN, Infinity) }, labels: { shape: [2], data: Int32Array.of(-1, 7) }, scalar: { shape: [], data: Float32Array.of(9) } },
  metadata: { step: '12', 'über': 'ö' },
};

it('reads back what it wrote, bit for bit', () => {
  expect(decodeSafetensors(encodeSafetensors(file))).toEqual(file);
});

it('writes the same bytes whatever the order of the tensors', () => {
  const tensors = Object.fromEntries(Object.entries(file.tensors).toReversed());
  expect(new Uint8Array(encodeSafetensors({ ...file, tensors }))).toEqual(new Uint8Array(encodeSafetensors(file)));
});

it('aligns the numbers to 8 bytes', () => {
  for (const name of ['a', 'ab', 'abc', 'abcd', 'abcde']) {
    const bytes = encodeSafetensors({ tensors: { [name]: { shape: [1], data: Float32Array.of(1) } }, metadata: {} });
    expect(Number(new DataView(bytes).getBigUint64(0, true)) % 8).toBe(0);
  }
});

it('writes a part of a larger array as that part', () => {
  const data = Float32Array.of(0, 1, 2, 3).subarray(1, 3);
  const { tensors } = decodeSafetensors(encodeSafetensors({ tensors: { part: { shape: [2], data } }, metadata: {} }));
  expect([...tensors.part!.data]).toEqual([1, 2]);
});

it('reads a file made by hand, with its tensors in any order and at odd places', () => {
  const header = { second: { dtype: 'F32', shape: [1, 2], data_offsets: [4, 12] }, first: { dtype: 'I32', shape: [1], data_offsets: [0, 4] } };
  const numbers = new DataView(new ArrayBuffer(12));
  numbers.setInt32(0, -5, true);
  numbers.setFloat32(4, 0.5, true);
  numbers.setFloat32(8, -2, true);
  const { tensors, metadata } = decodeSafetensors(fileOf(header, numbers.buffer));
  expect(tensors).toEqual({ first: { shape: [1], data: Int32Array.of(-5) }, second: { shape: [1, 2], data: Float32Array.of(0.5, -2) } });
  expect(metadata).toEqual({});
});

it('writes halves in half the bytes, and reads them back as the nearest floats', () => {
  const data = Float32Array.of(1, -2.5, 0.1, 65504, 1e-7, 0);
  const whole = encodeSafetensors({ tensors: { w: { shape: [6], data, half: true } }, metadata: {} });
  const { tensors } = decodeSafetensors(whole);
  [1, -2.5, 0.0999755859375, 65504, 1.1920928955078125e-7, 0].forEach((value, index) => expect(tensors.w!.data[index]).toBe(value));
  expect(whole.byteLength % 8).toBe(4);
});

it.each<[string, ArrayBuffer]>([
  ['nothing', new ArrayBuffer(0)],
  ['seven bytes', new ArrayBuffer(7)],
  ['a header that is longer than the file', fileOf('{}').slice(0, 9)],
  ['a header of an absurd length', Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 127, 123, 125).buffer],
  ['a header that is no JSON', fileOf('hello')],
  ['a header that is a number', fileOf(3)],
  ['a header that is null', fileOf('null')],
  ['an entry that is null', fileOf({ w: null })],
  ['an entry without a shape', fileOf({ w: { dtype: 'F32', data_offsets: [0, 4] } }, new ArrayBuffer(4))],
  ['a shape that is text', fileOf({ w: { dtype: 'F32', shape: 'big', data_offsets: [0, 4] } }, new ArrayBuffer(4))],
  ['another type of number', fileOf({ w: { dtype: 'BF16', shape: [2], data_offsets: [0, 4] } }, new ArrayBuffer(4))],
  ['numbers that are missing', fileOf({ w: { dtype: 'F32', shape: [2], data_offsets: [0, 8] } }, new ArrayBuffer(4))],
  ['a shape of another size', fileOf({ w: { dtype: 'F32', shape: [3], data_offsets: [0, 4] } }, new ArrayBuffer(4))],
  ['places before the start', fileOf({ w: { dtype: 'F32', shape: [1], data_offsets: [-4, 0] } }, new ArrayBuffer(4))],
])('refuses %s with a SafetensorsError', (_what, bytes) => {
  expect(() => decodeSafetensors(bytes)).toThrow(SafetensorsError);
});

it('refuses a file that is cut off anywhere', () => {
  const whole = encodeSafetensors(file);
  for (let length = 0; length < whole.byteLength; length++) expect(() => decodeSafetensors(whole.slice(0, length)), String(length)).toThrow(SafetensorsError);
});
