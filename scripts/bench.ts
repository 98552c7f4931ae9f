/**
 * Times training steps: ours, the same networks with tf.layers in the same place, and PyTorch where it is installed;
 * and the continuation of texts, through a graph and with transformers.js called by hand.
 *
 *   npm run bench                                   every case, as a table
 *   npm run bench -- --case gan_step --rounds 15    only some; `--case` may be repeated
 *   npm run bench -- --json figures.json            also as JSON
 *
 * What needs a graphics card, such as cases in Node through Dawn beside PyTorch on CUDA, is measured without one where it
 * is asked for by name.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { GpuCounts } from '../src/benchmark/protocol';
import { summarise } from '../src/benchmark/statistics';
import { cases, countCases, textCases } from './bench/cases';
import { closeBrowsers, inBrowser, measure, reason } from './bench/measure';
import { type Row, toJson, toTable } from './bench/report';
import { textRows } from './bench/text';
import { UsageError } from './lib/usage';

/** Steps over which calls to WebGPU are counted. */
const countedSteps = 16;
const countedRounds = 9;

const { values: options } = parseArgs({
  options: { case: { type: 'string', multiple: true }, rounds: { type: 'string', default: '9' }, json: { type: 'string' } },
});

const known = [...[...cases, ...textCases].map(({ name }) => name), ...countCases];
const wanted = options.case ?? known;
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) throw new UsageError(`No such case: ${unknown.join(', ')}. There are ${known.join(', ')}.`);

/** What our GAN step asks of WebGPU; empty where there is no WebGPU. */
async function countCalls(): Promise<Record<string, number>> {
  try {
    const subject = await inBrowser((browser) => browser.open({ subject: 'ours', model: 'gan', device: 'webgpu' }));
    await subject.steps(1);
    const rounds: GpuCounts[] = [];
    for (let round = 0; round < countedRounds; round++) rounds.push(await subject.count(countedSteps));
    await subject.close();
    const [counts] = rounds as [GpuCounts];
    return {
      gan_dispatches: counts.dispatchesPerStep,
      gan_submits_per_step: counts.submitsPerStep,
      gan_encode_ms: Number(summarise(rounds.map(({ encodeMs }) => encodeMs)).median.toFixed(3)),
    };
  } catch (cause) {
    console.error(`Calls to WebGPU could not be counted: ${reason(cause)}`);
    return {};
  }
}

const unavailable = (name: string, description: string): Row => ({ case: name, subject: 'ours', description, times: [] });

/** The rows of a case, or one that says why there are none. */
async function rowsOf({ name, needsCard }: { readonly name: string; readonly needsCard?: boolean }, measured: () => Promise<Row[]>): Promise<Row[]> {
  console.error(`${name}…`);
  try {
    const isLeftOut = needsCard && options.case === undefined && !(await inBrowser((browser) => browser.hasGraphicsCard()));
    return isLeftOut ? [unavailable(name, 'There is no graphics card here')] : await measured();
  } catch (cause) {
    return [unavailable(name, reason(cause))];
  }
}

const rows: Row[] = [];
for (const one of cases.filter(({ name }) => wanted.includes(name))) {
  rows.push(...(await rowsOf(one, () => measure(one, Number(options.rounds)))));
}
for (const one of textCases.filter(({ name }) => wanted.includes(name))) {
  rows.push(...(await rowsOf(one, () => inBrowser((browser) => textRows(browser, one)))));
}
const counted = countCases.some((name) => wanted.includes(name)) ? await countCalls() : {};
const counts = Object.fromEntries(Object.entries(counted).filter(([name]) => wanted.includes(name)));
await closeBrowsers();
process.stdout.write(`${toTable(rows, counts)}\n`);
if (options.json) writeFileSync(options.json, `${JSON.stringify(toJson(rows, counts), null, 2)}\n`);
process.exit(0);
