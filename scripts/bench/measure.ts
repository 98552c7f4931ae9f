/** Opens the subjects of a case and lets them take turns. */
import { interleave } from '../../src/benchmark/interleave';
import type { SubjectRequest } from '../../src/benchmark/protocol';
import type { Scale } from '../../src/benchmark/recipes';
import type { Subject } from '../../src/benchmark/subject';
import { type BenchBrowser, openBrowser } from './browser';
import { type Case, type Peer, pytorchRequest } from './cases';
import { openProcess } from './process';
import type { Row } from './report';

/** How long one turn of a subject lasts, in ms: the first tenths of a second of a turn are slower, the more so on several threads, and trainings last longer. */
const turnMs = 1500;

const browsers = new Map<string, BenchBrowser>();

/** Does work in the one browser with these flags of V8, which is opened for the first of it. */
export async function inBrowser<Result>(work: (browser: BenchBrowser) => Promise<Result>, v8Flags = ''): Promise<Result> {
  const browser = browsers.get(v8Flags) ?? (await openBrowser(v8Flags));
  browsers.set(v8Flags, browser);
  return work(browser);
}

export async function closeBrowsers(): Promise<void> {
  for (const browser of browsers.values()) await browser.close();
  browsers.clear();
}

/** V8 makes vectors of 256 bits of two of WebAssembly's with this flag. */
const joinVectors = '--wasm-revectorize';

async function openSubject({ model, place, device }: Case, subject: 'ours' | Peer, scale?: Scale): Promise<Subject> {
  if (subject === 'pytorch' || subject === 'pytorch_cuda') {
    return openProcess('/usr/bin/python3', ['scripts/bench/pytorch_peer.py'], pytorchRequest(model, subject, scale));
  }
  if (subject === 'ours_wide') {
    const wide = await inBrowser((browser) => browser.open({ subject: 'ours', model, device, scale }), joinVectors);
    return { ...wide, description: `${wide.description}, V8 with ${joinVectors}` };
  }
  const request: SubjectRequest = { subject, model, device, scale };
  if (place === 'node') return openProcess(process.execPath, ['scripts/run.mjs', 'scripts/bench/nodeSubject.ts'], request);
  return inBrowser((browser) => browser.open(request));
}

/** Times a case. A subject that cannot run is a row that says why. */
export async function measure(one: Case, rounds: number, scale?: Scale): Promise<Row[]> {
  const opened: { row: Row; subject: Subject | null }[] = [];
  for (const name of ['ours', ...one.peers] as const) {
    const row = { case: one.name, subject: name, times: [] };
    try {
      const subject = await openSubject(one, name, scale);
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

/** The first line of what went wrong, without what the browser's driver puts before it. */
export function reason(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return text.split('\n')[0]!.replace(/^page\.evaluate: (Error: )?/, '');
}
