/** Runs the engine where it may have threads: in a worker. */
import { expose } from 'comlink';
import { dcganTemplate } from '../../../src/nodes/templates/dcgan';
import { ganTemplate } from '../../../src/nodes/templates/gan';
import type { TensorData } from '../../../src/runtime/engines/engine';
import { createWasmEngine, type WasmOptions } from '../../../src/runtime/engines/wasm/engine';
import { contentHash } from '../../../src/storage/chunks';
import { largestDisagreement } from '../../unit/runtime/engines/agreement';
import { trainSmallNetwork } from '../../unit/runtime/engines/mlp';
import { trainingProgram } from '../../unit/runtime/engines/trainingProgram';
import { opCases } from '../../unit/runtime/tensor/opCases';

const templates = { gan: ganTemplate, dcgan: dcganTemplate };

async function withEngine<Result>(options: WasmOptions, work: (engine: Awaited<ReturnType<typeof createWasmEngine>>) => Promise<Result>): Promise<Result> {
  const engine = await createWasmEngine(options);
  try {
    return await work(engine);
  } finally {
    await engine.dispose();
  }
}

/** SHA-256 of each tensor's bytes: arrays of this size take a test's comparison seconds. */
async function digests(tensors: Readonly<Record<string, TensorData>>): Promise<Record<string, string>> {
  const entries = Object.entries(tensors).map(async ([name, { buffer }]) => [name, await contentHash(buffer as ArrayBuffer)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

const bench = {
  describe: (options: WasmOptions) => withEngine(options, async ({ threads, description }) => ({ threads, description })),
  disagreements: (options: WasmOptions) => withEngine(options, async (engine) => {
    const found: Record<string, number> = {};
    for (const opCase of opCases) found[opCase.name] = await largestDisagreement(engine, opCase);
    return found;
  }),
  losses: (options: WasmOptions, steps: number) => withEngine(options, (engine) => trainSmallNetwork(engine, steps)),
  /** A digest of each state after some steps. */
  trained: (options: WasmOptions, template: keyof typeof templates, batch: number, steps: number) => withEngine(options, async (engine) => {
    const { program, start, feedsAt } = trainingProgram(templates[template], batch);
    const executable = await engine.compile(program);
    start(executable);
    await executable.run(steps, feedsAt);
    return digests(await executable.read(Object.keys(program.states)));
  }),
};

export type ThreadsBench = typeof bench;

expose(bench);
