import { expect, it, vi } from 'vitest';
import { compileNode } from '../../../../src/runtime/compile/evaluation';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { trainerRoles } from '../../../../src/runtime/compile/roles';
import { createReferenceEngine } from '../../../../src/runtime/engines/reference/engine';
import type { GraphDocument } from '../../../../src/runtime/graph/document';
import { conditionalGanTemplate } from '../../../../src/nodes/templates/conditionalGan';
import { conditionalVaeTemplate } from '../../../../src/nodes/templates/conditionalVae';
import { templates } from '../../../../src/nodes/templates';
import { layer, rewired, tinyData, wire, withNode, withParams } from './documents';
import { changed, train } from './training';

// The reference engine is slow where other work goes on beside it.
vi.setConfig({ testTimeout: 30_000 });

const toPicture = [layer('dense', { units: 16 }), layer('sigmoid'), layer('reshape', { shape: '4x4x1' })];

/** The conditional GAN in small: latents of 3, pictures of 4x4, two classes, a learned vector in the critic. */
function tinyConditionalGan(trainer = {}): GraphDocument {
  return withParams(conditionalGanTemplate, {
    noise: { dim: 3, samples: 2 },
    labels: { classes: 2, samples: 6 },
    digits: { source: tinyData, samples: 4 },
    generator: { layers: [layer('condition', { classes: 2 }), ...toPicture] },
    discriminator: { layers: [layer('condition', { classes: 2, encoding: 'learned', size: 3 }), layer('flatten'), layer('dense', { units: 8 }), layer('leakyRelu'), layer('dense', { units: 1 })] },
    trainer: { batch: 8, checkpoint: '', ...trainer },
  });
}

/** Pictures that are bright for class 1 and dark for class 0, with their labels in turn. */
function brightAndDark(feed: string, length: number): Float32Array | Int32Array {
  const labels = Int32Array.from({ length: 8 }, (_, index) => index % 2);
  return feed.endsWith('labels') ? labels : Float32Array.from({ length }, (_, index) => (labels[Math.floor(index / 16)] ? 0.9 : 0.1));
}

const problemsOf = (document: GraphDocument) => inferTypes(document).problems.map(({ code, node }) => [code, node]);

it.each(templates)('the template $id has no problems', ({ document }) => {
  expect(problemsOf(document)).toEqual([]);
});

it('moves the weights that the condition enters by, and only networks that learn', async () => {
  const trained = await train(tinyConditionalGan(), 2, {}, brightAndDark);
  expect(trainerRoles(tinyConditionalGan(), 'trainer')).toMatchObject({ nearest: ['discriminator'], upstream: ['generator'] });
  expect(changed(trained)).toEqual(expect.arrayContaining(['discriminator/0.condition.kernel', 'generator/1.dense.kernel']));
});

it('draws what it is told: dark pictures for one class, bright ones for the other', async () => {
  const document = tinyConditionalGan({ generatorRate: 0.02, discriminatorRate: 0.02 });
  const { after } = await train(document, 150, {}, brightAndDark);
  const { program, weights } = compileNode(document, inferTypes(document), 'draw', {
    input: { shape: [2, 3], dtype: 'f32' },
    condition: { shape: [6], dtype: 'i32' },
  });
  const executable = await createReferenceEngine().compile(program);
  for (const { state } of weights) executable.write(state, after[state]!);
  const { output } = await executable.run(1, () => ({ 'input/input': Float32Array.of(0, 0, 0, 0.5, -0.5, 0), 'input/condition': Int32Array.of(0, 0, 0, 1, 1, 1) }));
  const brightness = Array.from({ length: 6 }, (_, picture) => Array.from(output!.slice(picture * 16, picture * 16 + 16)).reduce((total, value) => total + value / 16, 0));
  expect(Math.max(...brightness.slice(0, 3))).toBeLessThan(Math.min(...brightness.slice(3)) - 0.2);
});

it('tells the critic of a gradient penalty the same class again', async () => {
  const { outputs } = await train(tinyConditionalGan({ loss: 'wassersteinPenalty', discriminatorSteps: 2 }), 3, {}, brightAndDark);
  expect(outputs['metric/discriminatorLoss']!.every(Number.isFinite)).toBe(true);
});

it('trains the conditional VAE on what encoder and decoder are told', async () => {
  const document = withParams(conditionalVaeTemplate, {
    noise: { dim: 2, samples: 2 },
    digits: { source: tinyData, samples: 4 },
    encoder: { latent: 2, layers: [layer('flatten'), layer('condition', { classes: 2 }), layer('dense', { units: 4 })] },
    decoder: { layers: [layer('condition', { classes: 2, encoding: 'learned', size: 2 }), layer('dense', { units: 16 }), layer('reshape', { shape: '4x4x1' })] },
    trainer: { batch: 8, checkpoint: '', learningRate: 0.05 },
  });
  const { outputs } = await train(document, 60, {}, brightAndDark);
  const loss = outputs['metric/loss']!;
  expect(loss.at(-1)!).toBeLessThan(loss[0]! - 3);
});

it('gives every class in turn, or the one that is chosen', async () => {
  const labelsOf = async (params: Record<string, string | number>) => {
    const document = withParams(conditionalGanTemplate, { labels: params });
    const executable = await createReferenceEngine().compile(compileNode(document, inferTypes(document), 'labels', {}).program);
    return [...(await executable.run(1, () => ({}))).labels!];
  };
  expect(await labelsOf({ classes: 3, samples: 6 })).toEqual([0, 0, 1, 1, 2, 2]);
  expect(await labelsOf({ show: 'one', label: 7, samples: 3 })).toEqual([7, 7, 7]);
});

it('draws classes at random while a network trains on them', async () => {
  const document = rewired(tinyConditionalGan(), 'generator.condition', wire('labels.labels', 'generator.condition'));
  const { outputs } = await train(document, 5, {}, brightAndDark);
  expect(new Set(outputs['probe/generator']).size).toBe(5);
});

it.each<[string, (document: GraphDocument) => GraphDocument, string, string]>([
  ['a Condition layer without a wire', (document) => rewired(document, 'generator.condition'), 'layer-condition-missing', 'generator'],
  ['a wire without a Condition layer', (document) => withParams(document, { generator: { layers: toPicture } }), 'condition-unused', 'generator'],
  ['a network applied without its condition', (document) => rewired(document, 'draw.condition'), 'network-condition-misfit', 'draw'],
  ['a network told something else', (document) => rewired(document, 'draw.condition', wire('noise.latent', 'draw.condition')), 'network-condition-misfit', 'draw'],
  ['pictures as a condition', (document) => rewired(document, 'generator.condition', wire('digits.images', 'generator.condition')), 'wire-kind-mismatch', 'generator'],
])('says that there is %s', (_what, damage, code, node) => {
  expect(problemsOf(damage(tinyConditionalGan()))).toContainEqual([code, node]);
});

it('takes how a Stroke Digit was drawn as a condition', () => {
  const document = rewired(rewired(conditionalGanTemplate, 'generator.condition', wire('digits.attributes', 'generator.condition')), 'draw.condition', wire('digits.attributes', 'draw.condition'));
  expect(problemsOf(document)).toEqual([]);
  expect(inferTypes(document).outputs.generator!.network).toMatchObject({ condition: [6] });
});

it('learns a vector for each class that generator and discriminator share', async () => {
  const told = withNode(tinyConditionalGan({ generatorRate: 0.02 }), 'tell', 'condition-encoder', { layers: [layer('embedding', { rows: 2, size: 3 })] });
  const wired = rewired(rewired(told, 'generator.condition', wire('tell.condition', 'generator.condition')), 'discriminator.condition', wire('tell.condition', 'discriminator.condition'), wire('digits.labels', 'tell.input'));
  const document = rewired(rewired(wired, 'draw.condition'), 'samples.images', wire('generator.images', 'samples.images'));
  expect(problemsOf(document).filter(([, node]) => node !== 'draw')).toEqual([]);
  expect(trainerRoles(document, 'trainer').upstream.toSorted()).toEqual(['generator', 'tell']);
  expect(changed(await train(document, 1, {}, brightAndDark))).toContain('tell/0.embedding.table');
});

it('warns of BatchNorm in a critic', () => {
  const layers = [layer('flatten'), layer('batchNorm'), layer('dense', { units: 1 })];
  const document = withParams(withNode(conditionalGanTemplate, 'other', 'noise-source'), { discriminator: { layers: [layer('condition'), ...layers] } });
  expect(problemsOf(document)).toEqual([]);
  expect(problemsOf(withParams(document, { trainer: { loss: 'wassersteinPenalty' } }))).toEqual([['trainer-critic-batch-norm', 'discriminator']]);
});
