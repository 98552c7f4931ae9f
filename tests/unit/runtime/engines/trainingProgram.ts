/** A template's training step with its fresh weights and feeds, at its own batch size or a smaller one. */
import type { GraphDocument } from '../../../../src/runtime/graph/document';
import { adamRate } from '../../../../src/runtime/compile/adam';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { compileTrainingStep } from '../../../../src/runtime/compile/trainingStep';
import type { Executable, Feeds } from '../../../../src/runtime/engines/engine';
import type { Program } from '../../../../src/runtime/tensor/program';
import { CounterRandom } from '../../../../src/runtime/tensor/random';
import { freshState } from '../../../../src/runtime/worker/training/freshState';

export interface TrainingProgram {
  readonly program: Program;
  readonly start: (executable: Executable) => void;
  readonly feedsAt: (index: number) => Feeds;
}

export function trainingProgram(template: GraphDocument, batch = 128, lossScale = 1): TrainingProgram {
  const document = structuredClone(template);
  Object.assign(document.nodes.trainer!.params, { checkpoint: '', batch });
  const graph = inferTypes(document);
  const step = compileTrainingStep(document, 'trainer', graph, lossScale);
  const { states } = freshState(document, graph, step);
  const pixels = new Float32Array(batch * 784);
  new CounterRandom(9, 1).fillUniform(pixels);
  return {
    program: step.program,
    start: (executable) => {
      for (const [name, data] of Object.entries(states)) executable.write(name, data);
    },
    feedsAt: (index) => ({
      step: Int32Array.of(index),
      ...Object.fromEntries(step.data.map(({ feed }) => [feed, pixels])),
      ...Object.fromEntries(step.rates.map(({ feed }) => [feed, Float32Array.of(adamRate(2e-4, 0.5, index + 1))])),
    }),
  };
}
