/** The engine on ONNX Runtime: a whole step as one graph, on the CPU. */
import type { Engine } from '../engine';
import { OnnxExecutable } from './executable';
import { packUpdates } from './packUpdates';
import { RandomNumbers } from './randomNumbers';
import type { OnnxRuntime } from './runtime';
import { stepModel } from './stepModel';

const errorsOnly = 3;

/** `runtime` comes from `startWasmRuntime` in a browser; in Node it is onnxruntime-node. */
export function createOnnxEngine(runtime: OnnxRuntime): Engine {
  const executables = new Set<OnnxExecutable>();
  return {
    name: 'onnx',
    device: 'wasm',
    description: runtime.description,
    threads: runtime.threads,
    compile: async (program) => {
      const packed = packUpdates(program);
      const model = stepModel(packed.program);
      const session = await runtime.ort.InferenceSession.create(model.bytes, {
        executionProviders: [runtime.provider],
        graphOptimizationLevel: 'all',
        intraOpNumThreads: runtime.threads,
        interOpNumThreads: 1,
        executionMode: 'sequential',
        logSeverityLevel: errorsOnly,
        // Averages of Adam that fade away end as denormal numbers, which some processors compute a hundred times as slowly.
        extra: { session: { set_denormal_as_zero: '1' } },
      });
      const random = runtime.randomEngine ? await RandomNumbers.open(packed.program, model.stacked, runtime.randomEngine) : null;
      const executable: OnnxExecutable = new OnnxExecutable(program, packed, model, session, runtime, random, () => executables.delete(executable));
      executables.add(executable);
      return executable;
    },
    dispose: async () => {
      for (const executable of executables) executable.dispose();
      await runtime.randomEngine?.dispose();
    },
  };
}
