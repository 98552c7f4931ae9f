/** Points of a plane on a canvas, the same scale on both axes. */
import type { Preview } from '../../runtime/protocol';

export type Points = Extract<Preview, { kind: 'points' }>;

/** The plane that is shown: from -extent to extent on both axes. Whole numbers, so that it does not shiver while a network learns. */
export function extentOf({ x, y }: Points): number {
  let largest = 2;
  for (let i = 0; i < x.length; i++) largest = Math.max(largest, Math.abs(x[i]!), Math.abs(y[i]!));
  return Number.isFinite(largest) ? Math.ceil(largest) : 2;
}

/** The classes that occur, in order; empty for points without any. */
export function classesOf({ classes }: Points): number[] {
  return [...new Set(classes)].filter((one) => one >= 0).sort((a, b) => a - b);
}

export interface Palette {
  /** The colour of a class; of -1 for points without one. */
  colourOf(label: number): string;
  readonly line: string;
  readonly text: string;
}

/** Draws axes and points; `size` is the side of the canvas in its own pixels, `scale` how many of them make one of the screen. */
export function drawPoints(context: CanvasRenderingContext2D, points: Points, size: number, scale: number, { colourOf, line, text }: Palette): void {
  const extent = extentOf(points);
  const at = (value: number) => ((value / extent + 1) / 2) * size;
  context.clearRect(0, 0, size, size);
  context.strokeStyle = line;
  context.lineWidth = scale;
  context.beginPath();
  context.moveTo(0, size / 2);
  context.lineTo(size, size / 2);
  context.moveTo(size / 2, 0);
  context.lineTo(size / 2, size);
  context.stroke();
  const radius = (points.x.length > 400 ? 1.6 : 2.6) * scale;
  context.globalAlpha = 0.8;
  for (let i = 0; i < points.x.length; i++) {
    context.fillStyle = colourOf(points.classes[i]!);
    context.beginPath();
    context.arc(at(points.x[i]!), size - at(points.y[i]!), radius, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
  context.fillStyle = text;
  context.font = `${10 * scale}px ui-monospace, monospace`;
  context.fillText(String(extent), size - 14 * scale, size / 2 - 4 * scale);
  context.fillText(String(-extent), 2 * scale, size / 2 - 4 * scale);
}
