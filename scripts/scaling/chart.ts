/** Draws curves of cost on two logarithmic axes, as an SVG that is legible on light and on dark ground. */

/** One line of the chart. */
export interface Curve {
  readonly name: string;
  /** Sizes and times in ms, in order of size. */
  readonly points: readonly (readonly [size: number, ms: number])[];
}

export interface Chart {
  readonly title: string;
  /** What the sizes are. */
  readonly axis: string;
  readonly curves: readonly Curve[];
}

const [width, height] = [560, 340];
const lineHeight = 15;
const frame = { left: 62, right: 120, top: 40, bottom: 50 };

/** Apart in hue and in lightness, and by their marks. */
const looks = [
  { light: '#2f5fd0', dark: '#84a9ff', mark: 'circle' }, { light: '#b4550c', dark: '#f2a65e', mark: 'square' }, { light: '#5d6470', dark: '#b8c0cc', mark: 'triangle' },
] as const;

const marks: Readonly<Record<(typeof looks)[number]['mark'], (x: number, y: number) => string>> = {
  circle: (x, y) => `<circle cx="${x}" cy="${y}" r="3.5"/>`,
  square: (x, y) => `<rect x="${round(x - 3.2)}" y="${round(y - 3.2)}" width="6.4" height="6.4"/>`,
  triangle: (x, y) => `<path d="M${x} ${round(y - 4)}l4 7h-8z"/>`,
};

/** The whole file. Curves need at least one point among them. */
export function drawChart({ title, axis, curves }: Chart): string {
  const points = curves.flatMap((curve) => curve.points);
  const sizes = [...new Set(points.map(([size]) => size))].sort((a, b) => a - b);
  const times = points.map(([, ms]) => ms);
  const decades = [Math.floor(Math.log10(Math.min(...times))), Math.ceil(Math.log10(Math.max(...times)))] as const;
  const x = logScale(sizes[0]!, sizes.at(-1)!, frame.left, width - frame.right);
  const y = logScale(10 ** decades[0], 10 ** decades[1], height - frame.bottom, frame.top);
  const ticks = Array.from({ length: decades[1] - decades[0] + 1 }, (_, index) => 10 ** (decades[0] + index));
  const bottom = height - frame.bottom;
  const drawn = curves.filter((curve) => curve.points.length > 0);
  const labels = apart(drawn.map((curve) => y(curve.points.at(-1)![1])));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">`,
    `<style>${style()}</style>`,
    `<rect class="ground" width="${width}" height="${height}" rx="8"/>`,
    `<text class="title" x="${frame.left}" y="24">${escaped(title)}</text>`,
    ...ticks.map((ms) => `<path class="grid" d="M${frame.left} ${y(ms)}H${width - frame.right}"/><text class="tick" text-anchor="end" x="${frame.left - 8}" y="${round(y(ms) + 4)}">${duration(ms)}</text>`),
    ...sizes.map((size) => `<path class="grid" d="M${x(size)} ${frame.top}V${bottom}"/><text class="tick" text-anchor="middle" x="${x(size)}" y="${bottom + 18}">${size}</text>`),
    `<text class="tick" text-anchor="middle" x="${round((frame.left + width - frame.right) / 2)}" y="${bottom + 38}">${escaped(axis)}</text>`,
    ...drawn.map((curve, index) => line(curve, index, x, y, labels[index]!)),
    '</svg>\n',
  ].join('\n');
}

function line({ name, points }: Curve, index: number, x: (size: number) => number, y: (ms: number) => number, labelY: number): string {
  const { mark } = looks[index % looks.length]!;
  const path = points.map(([size, ms]) => `${x(size)} ${y(ms)}`).join('L');
  const [lastSize] = points.at(-1)!;
  const label = `<text class="name" x="${round(x(lastSize) + 10)}" y="${round(labelY + 4)}">${escaped(name)}</text>`;
  return `<g class="curve${index % looks.length}"><path class="line" d="M${path}"/>${points.map(([size, ms]) => marks[mark](x(size), y(ms))).join('')}${label}</g>`;
}

/** The same places, moved down where they would overlap. */
function apart(places: readonly number[]): number[] {
  const moved = [...places];
  let free = Number.NEGATIVE_INFINITY;
  for (const index of places.map((_, place) => place).sort((a, b) => places[a]! - places[b]!)) {
    moved[index] = Math.max(places[index]!, free);
    free = moved[index]! + lineHeight;
  }
  return moved;
}

function style(): string {
  const colours = (scheme: 'light' | 'dark') => looks.map((look, index) => `.curve${index}{fill:${look[scheme]};stroke:${look[scheme]}}`).join('');
  return 'text{font:12px system-ui,sans-serif;stroke:none}.title{font-weight:600;font-size:14px}.name{font-weight:600}.line{fill:none;stroke-width:2}'
    + `.ground{fill:#fff}.title{fill:#1b212b}.tick{fill:#4d5767}.grid{stroke:#d8dde6}${colours('light')}`
    + `@media(prefers-color-scheme:dark){.ground{fill:#14181f}.title{fill:#e6eaf1}.tick{fill:#aeb7c6}.grid{stroke:#323a47}${colours('dark')}}`;
}

function logScale(from: number, to: number, start: number, end: number): (value: number) => number {
  const span = Math.log(to / from) || 1;
  return (value) => round(start + ((end - start) * Math.log(value / from)) / span);
}

const duration = (ms: number): string => (ms < 1000 ? `${ms} ms` : `${ms / 1000} s`);

const round = (value: number): number => Math.round(value * 10) / 10;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
