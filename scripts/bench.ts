/**
 * Times training steps: ours, the same networks with tf.layers in the same place, and PyTorch where it is installed;
 * and the continuation of texts, through a graph and with transformers.js called by hand.
 *
 *   npm run bench                                   every case, as a table
 *   npm run bench -- --case gan_step --rounds 15    only some; `--case` may be repeated
 *   npm run bench -- --json figures.json            also as JSON
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { interleave } from '../src/benchmark/interleave';
import type { SubjectRequest } from '../src/benchmark/protocol';
import type { Subject } from '../src/benchmark/subject';
import { type BenchBrowser, openBrowser } from './bench/browser';
import { type Case, type Peer, cases, countCases, pytorchRequest, textCases } from './bench/cases';
import { openProcess } from './bench/process';
import { type Row, toJson, toTable } from './bench/report';
import { textRows } from './bench/text';

/** How long one turn of a subject lasts, in ms. */
const turnMs = 400;
/** Steps over which calls to WebGPU are counted. */
const countedSteps = 16;

const { values: options } = parseArgs({
  options: { case: { type: 'string', multiple: true }, rounds: { type: 'string', default: '9' }, json: { type: 'string' } },
});

const known = [...[...cases, ...textCases].map(({ name }) => name), ...countCases];
const wanted = options.case ?? known;
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No such case: ${unknown.join(', ')}. There are ${known.join(', ')}.`);
  process.exit(2);
}

let browser: BenchBrowser | null = null;

function openSubject({ model, place, device }: Case, subject: 'ours' | Peer): Promise<Subject> {
  if (subject === 'pytorch' || subject === 'pytorch_cuda') {
    return openProcess('/usr/bin/python3', ['scripts/bench/pytorch_peer.py'], pytorchRequest(model, subject));
  }
  const request: SubjectRequest = { subject, model, device };
  if (place === 'node') return openProcess(process.execPath, ['scripts/run.mjs', 'scripts/bench/nodeSubject.ts'], request);
  return inBrowser((browser) => browser.open(request));
}

async function inBrowser<Result>(work: (browser: BenchBrowser) => Promise<Result>): Promise<Result> {
  browser ??= await openBrowser();
  return work(browser);
}

/** Times a case. A subject that cannot run is a row that says why. */
async function measure(one: Case, rounds: number): Promise<Row[]> {
  const opened: { row: Row; subject: Subject | null }[] = [];
  for (const name of ['ours', ...one.peers] as const) {
    const row = { case: one.name, subject: name, times: [] };
    try {
      const subject = await openSubject(one, name);
      // The first step tells what a device cannot do.
      await subject.steps(1);
      opened.push({ row: { ...row, description: subject.description }, subject });
    } catch (cause) {
      opened.push({ row: { ...row, description: reason(cause) }, subject: null });
    }
  }
  const subjects = opened.flatMap(({ subject }) => subject ?? []);
  try {
    const times = await interleave(subjects, { rounds, turnMs });
    return opened.map(({ row, subject }) => ({ ...row, times: subject ? times[subjects.indexOf(subject)]! : [] }));
  } catch (cause) {
    // One that breaks in the midst leaves nothing to compare; the other cases go on.
    return opened.map(({ row }) => ({ ...row, description: reason(cause) }));
  } finally {
    for (const subject of subjects) await subject.close().catch(() => {});
  }
}

/** What our GAN step asks of WebGPU; empty where there is no WebGPU. */
async function countCalls(): Promise<Record<string, number>> {
  try {
    const subject = await inBrowser((browser) => browser.open({ subject: 'ours', model: 'gan', device: 'webgpu' }));
    await subject.steps(1);
    const counts = await subject.count(countedSteps);
    await subject.close();
    return {
      gan_dispatches: counts.dispatchesPerStep,
      gan_submits_per_step: counts.submitsPerStep,
      gan_encode_ms: Number(counts.encodeMs.toFixed(3)),
    };
  } catch (cause) {
    console.error(`Calls to WebGPU could not be counted: ${reason(cause)}`);
    return {};
  }
}

/** The first line of what went wrong, without what the browser's driver puts before it. */
function reason(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return text.split('\n')[0]!.replace(/^page\.evaluate: (Error: )?/, '');
}

const rows: Row[] = [];
for (const one of cases.filter(({ name }) => wanted.includes(name))) {
  console.error(`${one.name}…`);
  rows.push(...(await measure(one, Number(options.rounds))));
}
for (const one of textCases.filter(({ name }) => wanted.includes(name))) {
  console.error(`${one.name}…`);
  rows.push(...(await inBrowser((browser) => textRows(browser, one)).catch((cause) => [{ case: one.name, subject: 'ours', description: reason(cause), times: [] }])));
}
const counted = countCases.some((name) => wanted.includes(name)) ? await countCalls() : {};
const counts = Object.fromEntries(Object.entries(counted).filter(([name]) => wanted.includes(name)));
await (browser as BenchBrowser | null)?.close();
process.stdout.write(`${toTable(rows, counts)}\n`);
if (options.json) writeFileSync(options.json, `${JSON.stringify(toJson(rows, counts), null, 2)}\n`);
process.exit(0);
