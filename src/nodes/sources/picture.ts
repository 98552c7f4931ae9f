/** One small picture as documents keep it: two hexadecimal digits for each number, row by row. */
import { type TensorValue, tensorValue } from '../../runtime/graph/values';

/** Writes bytes as a document keeps them. */
export function encodePicture(bytes: Uint8ClampedArray): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes of a picture of so many numbers; black where the text is of another length. */
export function decodePicture(text: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  if (text.length !== 2 * length) return bytes;
  for (let index = 0; index < length; index++) bytes[index] = Number.parseInt(text.slice(2 * index, 2 * index + 2), 16) || 0;
  return bytes;
}

/** The picture as nodes give it: `[1, size, size, channels]`, in [0, 1] or, where `signed`, in [-1, 1]. */
export function pictureTensor(bytes: Uint8Array, size: number, channels: number, signed: boolean): TensorValue {
  return tensorValue([1, size, size, channels], 'f32', Float32Array.from(bytes, (byte) => (signed ? byte / 127.5 - 1 : byte / 255)));
}

/** A grey picture moved so that the centre of its light lies in the middle, as the digits of MNIST do. */
export function centred(bytes: Uint8Array, size: number): Uint8Array {
  let [light, across, down] = [0, 0, 0];
  for (let index = 0; index < bytes.length; index++) {
    light += bytes[index]!;
    across += bytes[index]! * (index % size);
    down += bytes[index]! * Math.floor(index / size);
  }
  if (light === 0) return bytes;
  const middle = (size - 1) / 2;
  const [right, below] = [Math.round(middle - across / light), Math.round(middle - down / light)];
  return Uint8Array.from({ length: bytes.length }, (_, index) => {
    const [x, y] = [(index % size) - right, Math.floor(index / size) - below];
    return x < 0 || y < 0 || x >= size || y >= size ? 0 : bytes[y * size + x]!;
  });
}
