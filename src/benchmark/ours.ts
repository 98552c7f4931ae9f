/** The product's own compiled training step as the subject of a benchmark. */
import type { LayerSpec } from '../nodes/define';
import { nodeDefinition, paramsOf } from '../nodes/registry';
import { templates } from '../nodes/templates';
import { inferTypes } from '../runtime/compile/infer';
import { type TrainingStep, compileTrainingStep } from '../runtime/compile/trainingStep';
import type { Engine, TensorData } from '../runtime/engines/engine';
import type { GraphDocument, Json } from '../runtime/graph/document';
import { CounterRandom } from '../runtime/tensor/random';
import { freshState } from '../runtime/worker/training/freshState';
import { StepFeeds } from '../runtime/worker/training/stepFeeds';
import type { SubjectRequest } from './protocol';
import { type Scale, usualScale } from './recipes';
import { type Subject, timed } from './subject';
import { sizeOf } from '../runtime/tensor/shapes';

/** The document with fresh weights at a scale, and the id of its trainer. */
export function prepareDocument(template: GraphDocument, { batch, width }: Scale = usualScale): { document: GraphDocument; trainer: string } {
  const document = structuredClone(template);
  const [trainer, node] = Object.entries(document.nodes).find(([, { type }]) => nodeDefinition(type)?.phases) ?? [];
  if (!trainer || !node) throw new Error('The document has no trainer');
  Object.assign(node.params, { checkpoint: '', batch });
  for (const { params } of Object.values(document.nodes)) {
    if (Array.isArray(params.layers)) params.layers = (params.layers as unknown as LayerSpec[]).map((layer) => widened(layer, width)) as unknown as Json[];
  }
  return { document, trainer };
}

/** Compiles the step of the model's template on the engine that `openEngine` gives, which is the subject's from now on. */
export async function openOurs({ model, scale }: SubjectRequest, openEngine: () => Promise<Engine>): Promise<Subject> {
  const template = templates.find(({ id }) => id === model);
  if (!template) throw new Error(`there is no template "${model}"`);
  const engine = await openEngine();
  const { document, trainer } = prepareDocument(template.document, scale);
  const graph = inferTypes(document);
  const step = compileTrainingStep(document, trainer, graph, engine.lossScale);
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

function widened(layer: LayerSpec, width: number): LayerSpec {
  return layer.kind === 'dense' && layer.params.units === usualScale.width ? { ...layer, params: { ...layer.params, units: width } } : layer;
}

function exampleOf({ program }: TrainingStep, feed: string): TensorData {
  const { shape, dtype } = program.feeds[feed]!;
  const elements = sizeOf(shape);
  if (dtype === 'i32') return new Int32Array(elements);
  const pixels = new Float32Array(elements);
  new CounterRandom(1, 0).fillUniform(pixels);
  return pixels;
}
