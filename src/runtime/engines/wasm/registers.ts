/** How many vectors stay in registers, which no browser tells: found out by trying. */
import { ProgramBuilder } from '../../tensor/builder';
import { matmul } from '../../tensor/operations';
import { planProgram } from '../plan/plan';
import { compileModule, type Features } from './compileModule';
import type { Registers } from './emit/scope';
import { instantiate } from './threadProtocol';

const [rows, depth, columns] = [48, 256, 64];
/** Products in one go: long enough for a coarse clock, about 0.2 ms. */
const atOnce = 8;
/** Code is slow until the browser has compiled it well, which takes a few ms; then it is tried for a while longer. */
const [wellCompiled, whileMs, longestMs] = [3, 12, 100] as const;
/** What gains less than this is not told from chance. */
const leastGain = 1.05;

/** One of the ways to write products, and its times of one go, in ms. */
interface Attempt {
  readonly registers: Registers;
  readonly run: () => void;
  first: number;
  best: number;
}

/**
 * Processors of x64 have 16 vector registers, of ARM 32. Where a browser makes one vector of two, 16 of them hold as much
 * as 32 and products take half the instructions. What does not fit goes through memory, and takes half as long again.
 */
export async function tryRegisters(features: Omit<Features, 'registers'>): Promise<Registers> {
  const b = new ProgramBuilder();
  b.output('product', matmul(b, b.feed('x', [rows, depth]), b.feed('y', [depth, columns])));
  const plan = planProgram(b.build());
  const [few, many] = await Promise.all(([16, 32] as const).map(async (registers): Promise<Attempt> => {
    const { bytes, pages } = compileModule(plan, atOnce, { ...features, shared: false, registers });
    const run = await instantiate(await WebAssembly.compile(bytes), new WebAssembly.Memory({ initial: pages, maximum: pages }));
    return { registers, run: () => run(0, 1, atOnce), first: 0, best: Infinity };
  })) as [Attempt, Attempt];
  const attempts = [few, many];
  const tryFor = (ms: number, isEnough: () => boolean): void => {
    const end = performance.now() + ms;
    do attempts.forEach(time); while (performance.now() < end && !isEnough());
  };
  tryFor(longestMs, () => attempts.every(({ first, best }) => first > wellCompiled * best));
  tryFor(whileMs, () => false);
  return many.best * leastGain < few.best ? many.registers : few.registers;
}

function time(attempt: Attempt): void {
  const started = performance.now();
  attempt.run();
  const taken = performance.now() - started;
  attempt.first ||= taken;
  attempt.best = Math.min(attempt.best, taken);
}
