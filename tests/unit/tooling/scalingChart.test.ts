import { expect, it } from 'vitest';
import { drawChart } from '../../../scripts/scaling/chart';

const chart = { title: 'Cost & size', axis: 'examples', curves: [{ name: 'ours', points: [[32, 2], [64, 4], [128, 8]] }, { name: 'absent', points: [] }, { name: 'peer', points: [[32, 20], [128, 80]] }] } as const;
const svg = drawChart(chart);
const places = (name: string) => [...svg.slice(0, svg.indexOf(`>${name}<`)).split('<path class="line"').at(-1)!.matchAll(/([\d.]+) ([\d.]+)[L"]/g)].map(([, x, y]) => [Number(x), Number(y)] as const);

it('spaces doublings evenly and draws the same growth as the same slope', () => {
  const [first, second, third] = places('ours');
  expect(second![0] - first![0]).toBeCloseTo(third![0] - second![0], 0);
  expect(second![1] - first![1]).toBeCloseTo(third![1] - second![1], 0);
});

it('draws what costs more higher, and leaves out what was not measured', () => {
  expect(places('peer')[0]![1]).toBeLessThan(places('ours')[0]![1]);
  expect(svg).not.toContain('absent');
});

it('keeps the names of curves that end together apart', () => {
  const met = drawChart({ ...chart, curves: ['first', 'second', 'third'].map((name) => ({ name, points: [[32, 1], [64, 5]] as const })) });
  const heights = [...met.matchAll(/class="name" x="[\d.]+" y="([\d.]+)"/g)].map(([, y]) => Number(y));
  expect(heights.slice(1).map((height, index) => Math.round(height - heights[index]!))).toEqual([15, 15]);
});

it('has colours for light and dark ground, and no bare ampersands', () => {
  expect(svg).toContain('prefers-color-scheme:dark');
  expect(svg).toContain('Cost &#38; size');
});
