import { expect, test } from 'vitest';
import { paramsOf } from '../../../src/nodes/registry';
import { ganTemplate } from '../../../src/nodes/templates/gan';
import { inferTypes } from '../../../src/runtime/compile/infer';
import { compileTrainingStep } from '../../../src/runtime/compile/trainingStep';
import type { Engine } from '../../../src/runtime/engines/engine';
import { createOnnxEngine } from '../../../src/runtime/engines/onnx/engine';
import { createWasmEngine } from '../../../src/runtime/engines/wasm/engine';
import { createWebgpuEngine } from '../../../src/runtime/engines/webgpu/engine';
import { HealthMonitor } from '../../../src/runtime/worker/training/health';
import { freshState } from '../../../src/runtime/worker/training/freshState';
import { StepFeeds } from '../../../src/runtime/worker/training/stepFeeds';
import { tinyGan } from './compile/documents';
import { nodeRuntime } from './engines/onnx/nodeRuntime';
import { installNullDevice } from './engines/webgpu/nullDevice';
import { trainingProgram } from './engines/trainingProgram';
import { HeapMeter } from './heap';
import { open, reader } from './worker/training/sessions';

/** Steps in which code is compiled and buffers grow. */
const settling = 3_000;

/** What `steps` steps of a session leave, after it has settled. */
async function sessionHeap(steps: number) {
  const opened = await open(tinyGan({ trainer: { steps: settling + steps + 2_000 } }), undefined, createOnnxEngine(nodeRuntime()));
  const meter = new HeapMeter();
  let began: number | null = null;
  const found = new Promise<{ made: number; kept: number; steps: number }>((resolve, reject) => {
    opened.onMetrics = ({ firstStep, columns }) => {
      const done = firstStep - 1 + Object.values(columns)[0]!.length;
      if (began === null && done > settling) {
        meter.begin();
        began = done;
      } else if (began !== null && done >= began + steps) {
        const count = done - began;
        opened.onMetrics = () => {};
        meter.end().then((memory) => resolve({ ...memory, steps: count }), reject);
        opened.session.command('stop');
      }
    };
  });
  await opened.session.run();
  return found;
}

test('the heap is flat over 10,000 steps of a session', async () => {
  const { kept } = await sessionHeap(10_000);
  expect(kept).toBeLessThan(500_000);
}, 120_000);

const engines: readonly (readonly [string, () => Engine | Promise<Engine>])[] = [
  ['WebAssembly', () => createWasmEngine({ threads: 1 })], ['ONNX Runtime', () => createOnnxEngine(nodeRuntime())],
];

test.each(engines)('a step makes next to nothing that must be collected, on %s', async (_, openEngine) => {
  const engine = await openEngine();
  const document = tinyGan();
  const graph = inferTypes(document);
  const step = compileTrainingStep(document, 'trainer', graph);
  const executable = await engine.compile(step.program);
  for (const [name, data] of Object.entries(freshState(document, graph, step).states)) executable.write(name, data);
  const batches = reader();
  const feeds = new StepFeeds(step, paramsOf(document.nodes.trainer!), (feed, at) => batches.read(feed, at));
  const health = new HealthMonitor('nonSaturating');
  const train = async (chunks: number) => {
    for (let chunk = 0; chunk < chunks; chunk++) {
      const outputs = await executable.run(100, (index) => feeds.at(chunk * 100 + index));
      const metrics = step.metrics.map((name) => [name, outputs[`metric/${name}`] as Float32Array] as const);
      health.observe(Object.fromEntries(metrics), chunk * 100);
    }
  };
  await train(40);
  const meter = new HeapMeter();
  meter.begin();
  await train(10);
  const { made } = await meter.end();
  expect(made / 1000).toBeLessThan(2_500);
  await engine.dispose();
}, 60_000);

test('the heap is flat over 10,000 steps of generated kernels, and a step makes next to nothing', async () => {
  installNullDevice();
  const engine = await createWebgpuEngine({ software: false });
  const { program, start, feedsAt } = trainingProgram(ganTemplate, 2);
  const feeds = feedsAt(0);
  const executable = await engine.compile(program);
  start(executable);
  const heapAfter = async (runs: number) => {
    const meter = new HeapMeter();
    meter.begin();
    for (let run = 0; run < runs; run++) await executable.run(100, () => feeds);
    return meter.end();
  };
  await heapAfter(10);
  const { made } = await heapAfter(10);
  const { kept } = await heapAfter(100);
  expect(made / 1000).toBeLessThan(2_500);
  expect(kept).toBeLessThan(500_000);
  await engine.dispose();
}, 120_000);
