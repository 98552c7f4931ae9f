/** Pictures with their prompts below, as an SVG that is legible on light and on dark ground. */
import { encodePng } from '../lib/png';

/** One prompt with its pictures, each of 784 numbers in [0, 1]. */
export interface SheetRow {
  readonly text: string;
  /** Whether this combination of words was held out. */
  readonly heldOut: boolean;
  readonly pictures: readonly Float32Array[];
}

const side = 28;
const zoom = 2;
const gap = 8;
const rowHeight = side * zoom + gap;
const textWidth = 300;

/** The whole file: each prompt beside its pictures, in two columns. */
export function drawSheet(rows: readonly SheetRow[]): string {
  const lines = Math.ceil(rows.length / 2);
  const column = textWidth + Math.max(...rows.map(({ pictures }) => pictures.length)) * (side * zoom + gap);
  const [width, height] = [2 * column + 2 * gap, lines * rowHeight + 2 * gap];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Prompts and what is drawn for them">`,
    '<style>rect{fill:#fff}text{font:15px system-ui,sans-serif;fill:#1b1f27}.held{fill:#8a5200}image{image-rendering:pixelated}@media(prefers-color-scheme:dark){rect{fill:#14171c}text{fill:#e4e8ee}.held{fill:#f0b860}}</style>',
    `<rect width="${width}" height="${height}" rx="8"/>`,
    ...rows.map((row, index) => drawRow(row, gap + Math.floor(index / lines) * column, gap + (index % lines) * rowHeight)),
    '</svg>\n',
  ].join('\n');
}

function drawRow({ text, heldOut, pictures }: SheetRow, left: number, top: number): string {
  const images = pictures.map((pixels, index) => {
    const png = encodePng(side, side, Uint8Array.from(pixels, (value) => Math.round(255 * value))).toString('base64');
    return `<image x="${left + textWidth + index * (side * zoom + gap)}" y="${top}" width="${side * zoom}" height="${side * zoom}" href="data:image/png;base64,${png}"/>`;
  });
  return `<text${heldOut ? ' class="held"' : ''} text-anchor="end" x="${left + textWidth - 14}" y="${top + rowHeight / 2}">${text}${heldOut ? ' *' : ''}</text>${images.join('')}`;
}
