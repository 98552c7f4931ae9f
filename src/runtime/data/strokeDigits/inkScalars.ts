/** Ink, one pixel after the other: what `inkVectors` does, for browsers without vectors. */
import { pageBytes } from '../../assembler/module';
import { DIGIT_SIZE, entry, entryLength, memoryPages, ROW, viewsOf, type Ink } from './pieces';

const f32 = Math.fround;

/** The same numbers as those of vectors, bit for bit: every step is rounded to 32 bits. */
export function inkScalars(): Ink {
  const memory = new ArrayBuffer(memoryPages * pageBytes);
  const { inkPerDepth, canvas, image, integers, floats } = viewsOf(memory);
  return {
    memory,
    draw: (count) => {
      for (let piece = 0; piece < count; piece++) drawPiece(piece * entryLength);
      for (let y = 0; y < DIGIT_SIZE; y++) {
        for (let x = 0; x < DIGIT_SIZE; x++) image[y * DIGIT_SIZE + x] = Math.min(f32(canvas[y * ROW + x]! * inkPerDepth[0]!), 1);
      }
      canvas.fill(0);
    },
  };

  function drawPiece(at: number): void {
    const number = (name: keyof typeof entry) => floats[at + entry[name]]!;
    const [offX, offY, dx, dy] = [number('offX'), number('offY'), number('dx'), number('dy')];
    const [inverseSquare, reach, widening] = [number('inverseSquare'), number('reach'), number('widening')];
    for (let row = 0; row < integers[at + entry.rows]!; row++) {
      const py = f32(offY + row);
      for (let column = 0; column < integers[at + entry.columns]!; column++) {
        const px = f32(offX + column);
        const along = Math.min(Math.max(f32(f32(f32(px * dx) + f32(py * dy)) * inverseSquare), 0), 1);
        const x = f32(px - f32(along * dx));
        const y = f32(py - f32(along * dy));
        const depth = f32(f32(reach + f32(along * widening)) - f32(Math.sqrt(f32(f32(x * x) + f32(y * y)))));
        const pixel = integers[at + entry.first]! + row * ROW + column;
        canvas[pixel] = Math.max(canvas[pixel]!, depth);
      }
    }
  }
}
