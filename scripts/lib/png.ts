/** A grey PNG, so that scripts can show what they made. */
import { crc32 } from 'node:zlib';
import { deflateSync } from 'node:zlib';

/** PNG bytes of `height` rows of `width` grey values. */
export function encodePng(width: number, height: number, grey: Uint8Array): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) rows.set(grey.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/** Pictures `[count, size, size]` in [0, 1] as a grid, each pixel `zoom` wide. */
export function pictureGrid(pixels: Float32Array, size: number, columns: number, zoom = 2): Buffer {
  const count = pixels.length / size ** 2;
  const cell = (size + 1) * zoom;
  const width = columns * cell;
  const height = Math.ceil(count / columns) * cell;
  const grey = new Uint8Array(width * height).fill(24);
  for (let index = 0; index < count; index++) {
    const left = (index % columns) * cell;
    const top = Math.floor(index / columns) * cell;
    for (let y = 0; y < size * zoom; y++) {
      for (let x = 0; x < size * zoom; x++) {
        const value = pixels[index * size ** 2 + Math.floor(y / zoom) * size + Math.floor(x / zoom)]!;
        grey[(top + y) * width + left + x] = Math.round(255 * value);
      }
    }
  }
  return encodePng(width, height, grey);
}
