/** Trains templates in Node as the app does, and draws what their networks make. */
import { paramsOf } from '../../src/nodes/registry';
import { promptsOf } from '../../src/nodes/text/prompt/lines';
import { inferTypes } from '../../src/runtime/compile/infer';
import { batchNumberFeed, compileSampling } from '../../src/runtime/compile/sampling';
import { compileTrainingStep } from '../../src/runtime/compile/trainingStep';
import { CAPTION_LENGTH, encodeWords } from '../../src/runtime/data/captions/vocabulary';
import type { ExampleSource } from '../../src/runtime/data/exampleSource';
import type { Engine, TensorData } from '../../src/runtime/engines/engine';
import type { GraphDocument } from '../../src/runtime/graph/document';
import { BatchReader } from '../../src/runtime/worker/examples/batchReader';
import { freshState } from '../../src/runtime/worker/training/freshState';
import { TrainingSession } from '../../src/runtime/worker/training/session';
import type { TrainingState } from '../../src/runtime/worker/training/trainingState';

/** Names of the nodes in every template that trains. */
const [trainer, data] = ['trainer', 'digits'];

export interface TrainingOptions {
  engine: Engine;
  source: ExampleSource;
  /** From fresh weights where absent. */
  start?: TrainingState;
  /** Ends the training after so many minutes, done or not. */
  minutes?: number;
  /** Called about every five seconds. */
  progress?(step: number, stepsPerSecond: number): void;
}

/** Trains all steps of a template. @throws Error when the training fails */
export async function trainTemplate(document: GraphDocument, { engine, source, start, minutes = Number.POSITIVE_INFINITY, progress }: TrainingOptions): Promise<TrainingState> {
  const graph = inferTypes(document);
  const step = compileTrainingStep(document, trainer, graph);
  let last: TrainingState | undefined;
  const started = performance.now();
  let said = started;
  const session: TrainingSession = await TrainingSession.open({
    engine,
    step,
    params: paramsOf(document.nodes[trainer]!),
    readers: { [data]: new BatchReader(source, Number(paramsOf(document.nodes[data]!).seed)) },
    // Nobody waits for an answer here, and every pause costs a place in the processor's queue.
    chunkMs: 5000,
    start: start ?? freshState(document, graph, step),
    listener: {
      progress: (now) => {
        if (performance.now() - started > 60_000 * minutes) session.command('stop');
        if (performance.now() - said < 5000) return;
        said = performance.now();
        progress?.(now.step, now.stepsPerSecond);
      },
      metrics: () => {},
      problems: (problems) => console.warn(problems),
      preview: async () => {},
      checkpoint: async (state) => void (last = state),
    },
  });
  const status = await session.run();
  if (!last || (status !== 'finished' && status !== 'stopped')) throw new Error(`Training ended as ${status}`);
  return last;
}

/** Shapes of all states of a template's training, as checkpoints need them. */
export function stateShapes(document: GraphDocument): Record<string, readonly number[]> {
  const { program } = compileTrainingStep(document, trainer);
  return Object.fromEntries(Object.entries(program.states).map(([name, { shape }]) => [name, shape]));
}

/** Pictures that are drawn at once. */
const batch = 100;

/** `count` pictures as they arrive at the template's node `samples`; conditional templates give each class 10 of a hundred, those with prompts each of their prompts as many. */
export async function samplePictures(engine: Engine, document: GraphDocument, states: Readonly<Record<string, TensorData>>, count: number): Promise<Float32Array> {
  const { prompt } = document.nodes;
  const prompts = prompt ? promptsOf(paramsOf(prompt)) : [];
  return drawPictures(engine, document, states, count, (index) => prompts[Math.floor((index * prompts.length) / count)] ?? '');
}

/** The same, with a prompt for each picture where the template takes prompts. */
export async function drawPictures(engine: Engine, template: GraphDocument, states: Readonly<Record<string, TensorData>>, count: number, promptAt: (index: number) => string): Promise<Float32Array> {
  // A prompt is the same in every batch. Captions of the data are not: fed with prompts, they stand in their place.
  const edges = template.edges.map((edge) => (edge.from.node === 'prompt' ? { ...edge, from: { node: data, port: 'captions' } } : edge));
  const document = { ...template, edges };
  const { program, weights, data: feeds } = compileSampling(document, inferTypes(document), 'samples', batch, { examples: count, part: 'train', outputs: (_builder, arriving) => ({ images: arriving('images') }) });
  const executable = await engine.compile(program);
  for (const { state } of weights) executable.write(state, states[state]!);
  const words = (step: number) => {
    const numbers = new Int32Array(batch * CAPTION_LENGTH);
    for (let row = 0; row < batch; row++) encodeWords(promptAt(step * batch + row), numbers, row * CAPTION_LENGTH);
    return numbers;
  };
  const { images } = await executable.run(Math.ceil(count / batch), (step) => ({ [batchNumberFeed]: Int32Array.of(step), ...Object.fromEntries(feeds.map(({ feed }) => [feed, words(step)])) }));
  executable.dispose();
  return (images as Float32Array).slice(0, count * 28 * 28);
}
