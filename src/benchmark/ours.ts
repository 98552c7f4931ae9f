/** The product's own compiled training step as the subject of a benchmark. */
import { nodeDefinition, paramsOf } from '../nodes/registry';
import { inferTypes } from '../runtime/compile/infer';
import { type TrainingStep, compileTrainingStep } from '../runtime/compile/trainingStep';
import type { Engine, TensorData } from '../runtime/engines/engine';
import type { GraphDocument } from '../runtime/graph/document';
import { CounterRandom } from '../runtime/tensor/random';
import { freshState } from '../runtime/worker/training/freshState';
import { StepFeeds } from '../runtime/worker/training/stepFeeds';
import { type Subject, timed } from './subject';

/** The document with fresh weights and `batch` examples in a step, and the id of its trainer. */
export function prepareDocument(template: GraphDocument, batch: number): { document: GraphDocument; trainer: string } {
  const document = structuredClone(template);
  const [trainer, node] = Object.entries(document.nodes).find(([, { type }]) => nodeDefinition(type)?.phases) ?? [];
  if (!trainer || !node) throw new Error('The document has no trainer');
  Object.assign(node.params, { checkpoint: '', batch });
  return { document, trainer };
}

/** Compiles the document's step on the engine, which is the subject's from now on. */
export async function openOurs(template: GraphDocument, batch: number, engine: Engine): Promise<Subject> {
  const { document, trainer } = prepareDocument(template, batch);
  const graph = inferTypes(document);
  const step = compileTrainingStep(document, trainer, graph);
  const executable = await engine.compile(step.program);
  for (const [name, data] of Object.entries(freshState(document, graph, step).states)) executable.write(name, data);
  // The same random pictures in every step: where they come from is not what is timed.
  const examples = Object.fromEntries(step.data.map(({ feed }) => [feed, exampleOf(step, feed)]));
  const feeds = new StepFeeds(step, paramsOf(document.nodes[trainer]!), ({ feed }) => examples[feed]!);
  let done = 0;
  return {
    description: engine.description,
    steps: (count) =>
      timed(count, async () => {
        const first = done;
        done += count;
        await executable.run(count, (index) => feeds.at(first + index));
      }),
    close: async () => {
      executable.dispose();
      await engine.dispose();
    },
  };
}

function exampleOf({ program }: TrainingStep, feed: string): TensorData {
  const { shape, dtype } = program.feeds[feed]!;
  const elements = shape.reduce((product, size) => product * size, 1);
  if (dtype === 'i32') return new Int32Array(elements);
  const pixels = new Float32Array(elements);
  new CounterRandom(1, 0).fillUniform(pixels);
  return pixels;
}
