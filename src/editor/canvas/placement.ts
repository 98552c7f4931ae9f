/** Where things lie: room for a new node among those on the canvas, the grid, the view of a whole graph. Pure. */

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Canvas pixels between the dots of the grid, to which nodes snap. */
export const gridStep = 20;

/** How the view is set to show a whole graph: close to its edges, with room for the controls below, and never larger than life. */
export const wholeGraph = { padding: { x: '32px', top: '20px', bottom: '52px' }, maxZoom: 1 } as const;

const gap = 20;
const farthest = 60;

/** The place nearest to the one wanted, on the grid, where a box of this size lies over no other; the one wanted when all is full. */
export function freePlace(wanted: Box, others: readonly Box[]): { x: number; y: number } {
  const start = { ...wanted, x: snap(wanted.x), y: snap(wanted.y) };
  for (let ring = 0; ring <= farthest; ring++) {
    const [place] = ringAround(start, ring * gridStep)
      .filter((box) => !others.some((other) => overlap(box, other)))
      .toSorted((one, other) => distance(one, start) - distance(other, start));
    if (place) return { x: place.x, y: place.y };
  }
  return { x: start.x, y: start.y };
}

/** The nearest point of the grid. */
export function snap(value: number): number {
  return Math.round(value / gridStep) * gridStep;
}

/** Boxes around `box` at `radius`, on the edges of a square. */
function ringAround(box: Box, radius: number): Box[] {
  if (radius === 0) return [box];
  const boxes: Box[] = [];
  for (let along = -radius; along <= radius; along += gridStep) {
    for (const across of [-radius, radius]) {
      boxes.push({ ...box, x: box.x + along, y: box.y + across }, { ...box, x: box.x + across, y: box.y + along });
    }
  }
  return boxes;
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width + gap && other.x < one.x + one.width + gap &&
    one.y < other.y + other.height + gap && other.y < one.y + one.height + gap
  );
}

function distance(one: Box, other: Box): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
