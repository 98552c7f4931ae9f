/** Runs compiled training steps on the reference engine, from fresh weights and smooth data. */
import { compileTrainingStep, stepFeed, type TrainingStep } from '../../../../src/runtime/compile/trainingStep';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { adamRate } from '../../../../src/runtime/compile/adam';
import { paramsOf } from '../../../../src/nodes/registry';
import type { TensorData } from '../../../../src/runtime/engines/engine';
import { createReferenceEngine } from '../../../../src/runtime/engines/reference/engine';
import type { GraphDocument } from '../../../../src/runtime/graph/document';
import { CounterRandom } from '../../../../src/runtime/tensor/random';
import { freshState } from '../../../../src/runtime/worker/training/freshState';

type States = Record<string, TensorData>;

/** What the first steps of a training made of the states, and their outputs. */
export interface Trained {
  step: TrainingStep;
  before: States;
  after: States;
  outputs: Record<string, TensorData>;
}

/** Pictures in which every pixel has its own brightness, with a little noise. */
function pictures(length: number, seed: number): Float32Array {
  const random = new CounterRandom(seed);
  return Float32Array.from({ length }, (_, index) => 0.5 + 0.4 * Math.sin(index % 16) + 0.05 * random.normal());
}

/** Trains for `steps` steps; `states` and `data` replace what training would start from or see. */
export async function train(document: GraphDocument, steps: number, states: States = {}, data?: (feed: string, length: number, step: number) => TensorData): Promise<Trained> {
  const graph = inferTypes(document);
  const step = compileTrainingStep(document, 'trainer', graph);
  const params = paramsOf(document.nodes.trainer!);
  const before = { ...freshState(document, graph, step).states, ...states };
  const executable = await createReferenceEngine().compile(step.program);
  for (const [name, values] of Object.entries(before)) executable.write(name, values);
  const outputs = await executable.run(steps, (index) => {
    const feeds: States = { [stepFeed]: Int32Array.of(index) };
    for (const { feed } of step.data) {
      const length = step.program.feeds[feed]!.shape.reduce((product, size) => product * size, 1);
      feeds[feed] = data?.(feed, length, index) ?? pictures(length, index);
    }
    for (const { feed, param, index: update, count } of step.rates) {
      feeds[feed] = Float32Array.of(adamRate(Number(params[param]), Number(params.beta1), index * count + update + 1, Number(params.beta2)));
    }
    return feeds;
  });
  return { step, before, after: await executable.read(Object.keys(step.program.states)), outputs };
}

/** Names of the states that a training changed. */
export function changed({ before, after }: Trained): string[] {
  return Object.keys(after).filter((name) => after[name]!.some((value, index) => value !== before[name]![index])).toSorted();
}
