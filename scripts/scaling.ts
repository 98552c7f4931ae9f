/**
 * How the cost of a dense GAN's step grows with the batch and with the width of its hidden layers, in the browser:
 * ours, the same with tf.layers, and PyTorch where it is installed. Writes `docs/scaling.json` and its two charts.
 *
 *   node scripts/run.mjs scripts/scaling.ts               measures and draws
 *   node scripts/run.mjs scripts/scaling.ts --rounds 15   with more rounds
 *   node scripts/run.mjs scripts/scaling.ts --along width along one axis only; the other one stays as it was measured
 *   node scripts/run.mjs scripts/scaling.ts --draw        only draws what was measured
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Scale, usualScale } from '../src/benchmark/recipes';
import { summarise } from '../src/benchmark/statistics';
import { cases } from './bench/cases';
import { closeBrowsers, measure } from './bench/measure';
import { drawChart } from './scaling/chart';
import { UsageError } from './lib/usage';

/** Median ms per step by subject and size. */
type Times = Record<string, Record<string, number>>;

interface Figures {
  readonly batch: Times;
  readonly width: Times;
}

const sizes = { batch: [32, 64, 128, 256, 512, 1024], width: [64, 128, 256, 512, 1024, 2048] } as const satisfies Record<keyof Scale, readonly number[]>;

const axes = { batch: `examples in a step, at width ${usualScale.width}`, width: `units of the hidden layers, at batch ${usualScale.batch}` } as const;

const names: Readonly<Record<string, string>> = { ours: 'Latentloom', tfjs: 'TensorFlow.js', pytorch: 'PyTorch' };

const file = 'docs/scaling.json';

/** The figures so far. */
const measured = (): Figures => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Figures) : { batch: {}, width: {} });

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, along: { type: 'string', multiple: true, default: ['batch', 'width'] }, draw: { type: 'boolean', default: false } },
});

const isAxis = (name: string): name is keyof Scale => name in sizes;

/** Measures one axis anew; figures are kept size by size. */
async function measureAlong(axis: keyof Scale): Promise<void> {
  const [gan] = cases;
  const drawn = { ...gan!, peers: gan!.peers.filter((peer) => peer in names) };
  const times: Times = {};
  const figures: Figures = { ...measured(), [axis]: times };
  for (const size of sizes[axis]) {
    console.error(`${axis} ${size}…`);
    for (const row of await measure(drawn, Number(options.rounds), { ...usualScale, [axis]: size })) {
      if (row.times.length > 0) (times[row.subject] ??= {})[size] = Number(summarise(row.times).median.toPrecision(4));
      else console.error(`${row.subject}: ${row.description}`);
    }
    writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
  }
}

function draw(axis: keyof Scale, times: Times): void {
  const curves = Object.entries(names).map(([subject, name]) => ({ name, points: Object.entries(times[subject] ?? {}).map(([size, ms]) => [Number(size), ms] as const) }));
  writeFileSync(`docs/scaling-${axis}.svg`, drawChart({ title: `A training step of the dense GAN by ${axis}`, axis: axes[axis], curves }));
}

const unknown = options.along.filter((name) => !isAxis(name));
if (unknown.length > 0) throw new UsageError(`Cost does not grow along ${unknown.join(', ')} but along ${Object.keys(sizes).join(' and ')}.`);
if (!options.draw) {
  for (const axis of options.along.filter(isAxis)) await measureAlong(axis);
  await closeBrowsers();
}
const figures = measured();
for (const axis of ['batch', 'width'] as const) draw(axis, figures[axis]);
process.exit(0);
