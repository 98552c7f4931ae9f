/** Arrays as NumPy saves them (`numpy.save`), so that pictures made elsewhere can be judged here. Format: numpy.lib.format, version 1. */
import { readFileSync } from 'node:fs';

/** The numbers of a file of float32 or uint8, the latter as shares of 255. @throws Error for other files */
export function readNpy(path: string): { shape: number[]; data: Float32Array } {
  const bytes = readFileSync(path);
  if (bytes.toString('latin1', 1, 6) !== 'NUMPY') throw new Error(`${path} is no .npy file`);
  const start = 10 + bytes.readUInt16LE(8);
  const header = bytes.toString('latin1', 10, start);
  const type = /'descr': '([^']+)'/.exec(header)?.[1];
  const shape = (/'shape': \(([^)]*)\)/.exec(header)?.[1] ?? '').split(',').filter((size) => size.trim() !== '').map(Number);
  if (/'fortran_order': True/.test(header)) throw new Error(`${path} is in Fortran order`);
  const content = new Uint8Array(bytes.subarray(start));
  if (type === '<f4') return { shape, data: new Float32Array(content.buffer) };
  if (type === '|u1') return { shape, data: Float32Array.from(content, (value) => value / 255) };
  throw new Error(`${path} holds ${type}; save float32 or uint8`);
}
