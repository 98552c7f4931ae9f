/**
 * Trains templates on real digits, ours and in PyTorch with the same architecture, optimiser, steps and data, and prints
 * both sides' figures as a table: mean ± standard deviation over seeds.
 *
 *   node scripts/run.mjs scripts/compare-pytorch.ts vae gan --mnist <folder>
 *   options: --seeds <n>  --steps <n>  --batch <n>  --threads <n>  --ours (without PyTorch)
 *
 * The first 9,000 digits of the test split are learned, the last 1,000 held out; these are harder than a random thousand.
 */
import { parseArgs } from 'node:util';
import { paramsOf } from '../src/nodes/registry';
import type { Engine } from '../src/runtime/engines/engine';
import type { GraphDocument, Json } from '../src/runtime/graph/document';
import type { TrainingState } from '../src/runtime/worker/training/trainingState';
import { openNodeEngine } from './bench/nodeEngine';
import { type Figures, judged, openJudge } from './compare/judging';
import { trainInPytorch } from './compare/pytorch';
import { readSplitMnist } from './lib/mnist';
import { templateNamed } from './lib/templateNamed';
import { samplePictures, trainTemplate } from './lib/training';
import { UsageError } from './lib/usage';

const { values: options, positionals: ids } = parseArgs({
  allowPositionals: true,
  options: {
    mnist: { type: 'string' },
    seeds: { type: 'string', default: '3' },
    steps: { type: 'string' },
    batch: { type: 'string' },
    threads: { type: 'string', default: '1' },
    ours: { type: 'boolean', default: false },
  },
});
const { mnist } = options;
if (!mnist) throw new UsageError('Say where the digits are: --mnist <folder>');
const threads = Number(options.threads);
const engine: Engine = await openNodeEngine(threads);
const data = await readSplitMnist(mnist);
const judge = await openJudge(engine, data);

/** A template with fresh weights and other parameters of its trainer; every seed has other weights and another order. */
function documentWith(template: GraphDocument, seed: number, trainer: Record<string, Json> = {}): GraphDocument {
  const document = structuredClone(template);
  const nodes = Object.values(document.nodes).filter(({ type }) => ['generator', 'discriminator', 'encoder', 'decoder', 'dataset'].includes(type));
  for (const [index, { params }] of nodes.entries()) params.seed = 10 * seed + index;
  Object.assign(document.nodes.trainer!.params, { checkpoint: '', seed }, options.steps && { steps: Number(options.steps) }, options.batch && { batch: Number(options.batch) }, trainer);
  return document;
}

/** The parts of a VAE's loss as means over all held-out digits, each with ten codes drawn from its distribution. */
async function heldOutLoss(template: GraphDocument, seed: number, state: TrainingState): Promise<Figures> {
  const resting = documentWith(template, seed, { steps: 10, batch: data.heldOut.size, learningRate: 0 });
  const { curves } = await trainTemplate(resting, { engine, source: data.heldOut, start: { ...state, step: 0, curves: {} } });
  const mean = (values: Float32Array) => values.reduce((total, value) => total + value / values.length, 0);
  return { reconstruction: mean(curves.reconstruction!), kl: mean(curves.kl!) };
}

const withElbo = (figures: Figures): Figures => ('kl' in figures ? { elbo: -figures.reconstruction! - figures.kl!, ...figures } : figures);

async function compare(id: string): Promise<void> {
  const { document: template } = templateNamed(id);
  const told = Boolean(template.nodes.labels);
  const runs: Record<string, Figures[]> = { 'real digits': [judge.floor()] };
  const note = (side: string, figures: Figures, seconds: number) => {
    (runs[side] ??= []).push(figures);
    console.error(`${id}, ${side}, ${seconds.toFixed(0)} s: ${JSON.stringify(figures)}`);
  };
  for (let seed = 0; seed < Number(options.seeds); seed++) {
    const document = documentWith(template, seed);
    let started = performance.now();
    const state = await trainTemplate(document, { engine, source: data.train });
    const loss = document.nodes.encoder ? await heldOutLoss(template, seed, state) : {};
    const pictures = await samplePictures(engine, document, state.states, judged);
    note('ours', withElbo({ ...loss, ...(await judge.judge(pictures, told)) }), (performance.now() - started) / 1000);
    if (options.ours) continue;
    started = performance.now();
    const theirs = await trainInPytorch(document, { mnist: mnist!, seed, samples: judged, threads });
    note(theirs.description, withElbo({ ...theirs.figures, ...(await judge.judge(theirs.pictures, told)) }), (performance.now() - started) / 1000);
  }
  process.stdout.write(`\n${id}, ${paramsOf(documentWith(template, 0).nodes.trainer!).steps} steps, ${options.seeds} seeds\n\n${table(runs)}\n`);
}

function table(runs: Record<string, Figures[]>): string {
  const columns = [...new Set(Object.values(runs).flatMap((figures) => figures.flatMap(Object.keys)))].sort((a, b) => order(a) - order(b));
  const cell = (figures: Figures[], name: string) => {
    const values = figures.flatMap((one) => one[name] ?? []);
    if (values.length === 0) return '';
    const mean = values.reduce((total, value) => total + value, 0) / values.length;
    const spread = Math.sqrt(values.reduce((total, value) => total + (value - mean) ** 2, 0) / Math.max(1, values.length - 1));
    const digits = Math.abs(mean) < 10 ? 3 : 1;
    return values.length > 1 ? `${mean.toFixed(digits)} ± ${spread.toFixed(digits)}` : mean.toFixed(digits);
  };
  const rows = Object.entries(runs).map(([side, figures]) => [side, ...columns.map((name) => cell(figures, name))]);
  return [['', ...columns], ['---', ...columns.map(() => '---')], ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

const first = ['elbo', 'reconstruction', 'kl'];
const order = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length);

for (const id of ids) await compare(id);
process.exit(0);
