import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeProblem } from '../../../src/editor/run/problemText';
import { problems } from '../../../src/messages/en/problems';
import { checkConnection } from '../../../src/runtime/compile/connect';
import { inferTypes } from '../../../src/runtime/compile/infer';
import { loadDocument } from '../../../src/runtime/graph/load';
import { drawn } from '../nodes/networks/drawings';
import { gan, layer, rewired, wire, withNode } from '../runtime/compile/documents';
import { vae } from '../runtime/compile/vaes';

const texts = Object.keys(problems);
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('messages'))
  .map((path) => readFileSync(`src/${path}`, 'utf8'))
  .join('\n');

it('has a text for every code that the source gives', () => {
  const given = [...sources.matchAll(/\b(?:error|warning|problemOf)\(\s*'([a-z-]+)'|\bcode: '([a-z]+-[a-z-]+)'/g)].map((match) => match[1] ?? match[2]!);
  expect(given.length).toBeGreaterThan(40);
  expect([...new Set(given)].filter((code) => !texts.includes(code))).toEqual([]);
});

it('has no text for a code that the source does not give', () => {
  expect(texts.filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
});

it('fills in every name of what can be seen without a run', () => {
  const documents = [
    gan({ noise: { dim: 0, seed: -1, distribution: 'x' }, losses: { logScale: 3 } }),
    gan({ digits: { source: '32x32x3:photos' } }),
    gan({ digits: { source: 'nonsense' }, discriminator: { layers: [layer('dense', { units: 0 })] } }),
    gan({ generator: { layers: [layer('reshape', { shape: '10x10x1' }), layer('dense')] }, discriminator: { layers: [layer('x'), layer('flatten')] } }),
    gan({ generator: { layers: [layer('dense', { units: 3 }), layer('reshape')] }, discriminator: { layers: [layer('reshape', { shape: '?' })] } }),
    rewired(gan(), 'losses.metrics', wire('noise.latent', 'losses.metrics'), wire('noise.x', 'samples.y')),
    vae({ encoder: { layers: [layer('conv2d', { kernel: 31, padding: 'valid' })] }, decoder: { layers: [layer('conv2d'), layer('sigmoid')] } }),
    vae({ encoder: { layers: [layer('groupNorm'), layer('flatten')], latent: 3 }, digits: { range: 'minusOneToOne' } }),
    rewired(vae(), 'trainer.logits', wire('decoder.images', 'trainer.logits')),
    rewired(rewired(rewired(gan(), 'discriminator.fake'), 'trainer.fakeLogits'), 'discriminator.real', wire('generator.images', 'discriminator.real')),
  ];
  const told = ['input > tell', 'condition > tell.condition', 'tell > sum', 'input > sum.second', 'sum > both', 'flat > both.second', 'input > flat', 'both > output'] as const;
  const drawings = [
    drawn({ tell: 'condition', sum: 'add', both: 'concatenate', flat: 'flatten' }, ...told),
    drawn({ a: 'from-the-future', b: ['dense', { units: 0 }] }, 'input > a', 'a > b', 'b > output'),
    { nodes: {}, edges: [] },
  ];
  documents.push(...drawings.flatMap((layers) => [gan({ generator: { layers } }), vae({ encoder: { layers } })]), withNode(gan(), 'stray', 'layers.dense'));
  const found = [...documents.flatMap((document) => inferTypes(document).problems), ...loadDocument({ ...gan(), version: 9 }).problems, checkConnection(gan(), wire('discriminator.fakeLogits', 'generator.latent'))!];
  expect(new Set(found.map(({ code }) => code)).size).toBeGreaterThan(12);
  for (const problem of found) expect(describeProblem(problem)).not.toMatch(/\{\{|\}\}|\$t\(|undefined|^problems\./);
});

it('names the nodes of a misfit by their titles and both shapes', () => {
  const [problem] = inferTypes(gan({ digits: { source: '32x32x3:photos' } })).problems;
  expect(describeProblem(problem!)).toMatch(/^Generator makes 28×28×1, Discriminator expects 32×32×3\./);
});

it('names the layer of a drawing in place of its number', () => {
  const layers = drawn({ flat: 'flatten', conv: 'conv2d' }, 'input > flat', 'flat > conv', 'conv > output');
  const [problem] = inferTypes(gan({ generator: { layers } })).problems;
  expect(describeProblem(problem!)).toMatch(/^Inside, Conv2D: It needs height × width × channels but gets 1 dimensions\./);
});

it('names a layer and its parameter by their titles', () => {
  const [problem] = inferTypes(gan({ discriminator: { layers: [layer('flatten'), layer('dense', { units: 0 })] } })).problems;
  expect(describeProblem(problem!)).toBe('Layer 2, Dense: Units cannot be 0.');
});
