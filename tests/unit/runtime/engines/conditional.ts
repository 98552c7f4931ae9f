/** A conditional WGAN-GP in small, with every way in which a network is told something: engines agree on its losses. */
import { conditionalGanTemplate } from '../../../../src/nodes/templates/conditionalGan';
import { paramsOf } from '../../../../src/nodes/registry';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { compileTrainingStep } from '../../../../src/runtime/compile/trainingStep';
import { strokeDigitSource } from '../../../../src/runtime/data/exampleSource';
import type { Engine } from '../../../../src/runtime/engines/engine';
import { BatchReader } from '../../../../src/runtime/worker/batchReader';
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

/** Losses of the first three steps. */
export async function conditionalLosses(engine: Engine): Promise<number[]> {
  const graph = inferTypes(document);
  const step = compileTrainingStep(document, 'trainer', graph);
  const executable = await engine.compile(step.program);
  for (const [name, data] of Object.entries(freshState(document, graph, step).states)) executable.write(name, data);
  const reader = new BatchReader(strokeDigitSource(1), paramsOf(document.nodes.digits!));
  const feeds = new StepFeeds(step, paramsOf(document.nodes.trainer!), (feed, at) => reader.read(feed, at));
  const outputs = await executable.run(3, (index) => feeds.at(index));
  executable.dispose();
  return ['metric/discriminatorLoss', 'metric/generatorLoss'].flatMap((name) => [...outputs[name]!]);
}
