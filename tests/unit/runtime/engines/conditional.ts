/** Networks in small that are told something, in every way there is: engines agree on their losses. */
import { conditionalGanTemplate } from '../../../../src/nodes/templates/conditionalGan';
import { textToImageTemplate } from '../../../../src/nodes/templates/textToImage';
import { builtInSource } from '../../../../src/nodes/sources/dataset/builtIn';
import { paramsOf } from '../../../../src/nodes/registry';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { compileTrainingStep } from '../../../../src/runtime/compile/trainingStep';
import type { Engine } from '../../../../src/runtime/engines/engine';
import type { GraphDocument } from '../../../../src/runtime/graph/document';
import { BatchReader } from '../../../../src/runtime/worker/examples/batchReader';
import { freshState } from '../../../../src/runtime/worker/training/freshState';
import { StepFeeds } from '../../../../src/runtime/worker/training/stepFeeds';
import { layer, rewired, wire, withNode, withParams } from '../compile/documents';

const told = withNode(conditionalGanTemplate, 'tell', 'condition-encoder', { layers: [layer('embedding', { rows: 10, size: 4 })] });
const wired = rewired(told, 'generator.condition', wire('tell.condition', 'generator.condition'), wire('digits.labels', 'tell.input'));
const document = withParams(rewired(wired, 'draw.condition', wire('tell.condition', 'draw.condition')), {
  noise: { dim: 3 },
  generator: { layers: [layer('condition'), layer('dense', { units: 5 }), layer('relu'), layer('residual'), layer('dense', { units: 784 }), layer('sigmoid'), layer('reshape')] },
  discriminator: { layers: [layer('condition', { encoding: 'learned', size: 2 }), layer('conv2d', { filters: 3, stride: 2 }), layer('leakyRelu'), layer('conv2d', { filters: 3 }), layer('residual', { layers: 1 }), layer('flatten'), layer('dense', { units: 1 })] },
  trainer: { loss: 'wassersteinPenalty', discriminatorSteps: 2, batch: 4, checkpoint: '' },
});

/** A VAE that is told a text. */
const prompted = withParams(textToImageTemplate, {
  text: { layers: [layer('embeddingBag', { size: 4, mode: 'mean' })] },
  encoder: { latent: 2, layers: [layer('flatten'), layer('condition'), layer('dense', { units: 3 }), layer('relu')] },
  decoder: { layers: [layer('condition'), layer('dense', { units: 784 }), layer('reshape')] },
  trainer: { batch: 4, checkpoint: '' },
});

/** Losses of the first three steps of a conditional WGAN-GP. */
export function conditionalLosses(engine: Engine): Promise<number[]> {
  return lossesOf(engine, document, ['discriminatorLoss', 'generatorLoss']);
}

/** The same of a VAE that is told a text. */
export function promptedLosses(engine: Engine): Promise<number[]> {
  return lossesOf(engine, prompted, ['loss']);
}

async function lossesOf(engine: Engine, document: GraphDocument, losses: readonly string[]): Promise<number[]> {
  const graph = inferTypes(document);
  const step = compileTrainingStep(document, 'trainer', graph);
  const executable = await engine.compile(step.program);
  for (const [name, data] of Object.entries(freshState(document, graph, step).states)) executable.write(name, data);
  const data = paramsOf(document.nodes.digits!);
  const reader = new BatchReader(builtInSource(data, 'train'), Number(data.seed));
  const feeds = new StepFeeds(step, paramsOf(document.nodes.trainer!), (feed, at) => reader.read(feed, at));
  const outputs = await executable.run(3, (index) => feeds.at(index));
  executable.dispose();
  return losses.flatMap((name) => [...outputs[`metric/${name}`]!]);
}
