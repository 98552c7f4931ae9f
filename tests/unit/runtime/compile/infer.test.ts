import { expect, it } from 'vitest';
import { port } from '../../../../src/nodes/ports';
import { templates } from '../../../../src/nodes/templates';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import type { GraphDocument } from '../../../../src/runtime/graph/document';
import { gan, layer, rewired, wire, withNode, withParams } from './documents';

const problemsOf = (document: GraphDocument) => inferTypes(document).problems.map(({ code, node, port }) => [code, node, ...(port ? [port] : [])].join(' '));

it('knows every type of the shipped GAN', () => {
  const { inputs, outputs, problems } = inferTypes(gan());
  const network = port.network([28, 28, 1], [1]);
  expect(problems).toEqual([]);
  expect(outputs).toEqual({
    noise: { latent: port.latent(100) },
    digits: { images: port.image(28, 28, 1), labels: port.labels(), attributes: port.tensor([6]) },
    generator: { images: port.image(28, 28, 1), network: port.network([100], [28, 28, 1]) },
    discriminator: { realLogits: port.tensor([1]), fakeLogits: port.tensor([1]), network },
    trainer: { metrics: port.metrics() },
    samples: {},
    losses: {},
  });
  expect(inputs.discriminator).toEqual({ condition: port.condition(), real: port.image(28, 28, 1), fake: port.image(28, 28, 1) });
});

it.each(templates)('finds no problem in the template $id', ({ document }) => {
  expect(inferTypes(document).problems).toEqual([]);
});

it('follows a new latent size to the end of the wires', () => {
  const { outputs, problems } = inferTypes(gan({ noise: { dim: 7 } }));
  expect(problems).toEqual([]);
  expect(outputs.generator!.network).toEqual(port.network([7], [28, 28, 1]));
});

it('names a required input that nothing enters, and no optional one', () => {
  expect(problemsOf(rewired(gan(), 'generator.latent'))).toEqual(['input-missing generator latent']);
  const withoutFake = rewired(rewired(gan(), 'discriminator.fake'), 'trainer.fakeLogits');
  expect(problemsOf(withoutFake)).not.toContain('input-missing discriminator fake');
});

it('types what it can where inputs are open', () => {
  const { outputs } = inferTypes(withNode(withNode(gan(), 'open', 'generator'), 'judge', 'discriminator'));
  expect(outputs.open).toEqual({ images: port.image(28, 28, 1), network: port.network(['D'], [28, 28, 1]) });
  expect(outputs.judge!.network).toEqual(port.network(['H', 'W', 'C'], [1]));
});

it('refuses another kind, with both types and kinds', () => {
  const [problem] = inferTypes(rewired(gan(), 'losses.metrics', wire('noise.latent', 'losses.metrics'))).problems;
  expect(problem).toMatchObject({ code: 'wire-kind-mismatch', severity: 'error', node: 'losses', port: 'metrics' });
  expect(problem!.values).toMatchObject({ fromType: 'noise-source', toType: 'loss-chart', givenKind: 'latent', expectedKind: 'metrics' });
});

it('refuses pictures of two sizes at one discriminator, with both shapes', () => {
  const [problem] = inferTypes(gan({ digits: { source: '32x32x3:photos' } })).problems;
  expect(problem).toMatchObject({ code: 'wire-shape-mismatch', node: 'discriminator', port: 'fake' });
  expect(problem!.values).toMatchObject({ given: '28×28×1', expected: '32×32×3', from: 'generator', to: 'discriminator' });
});

it('keeps an unknown node without knowing its ports', () => {
  const document = gan();
  document.nodes.later = { type: 'from-the-future', typeVersion: 3, params: {} };
  document.edges = [...document.edges, wire('later.out', 'extra.images')];
  const { problems, outputs } = inferTypes(withNode(document, 'extra', 'image-output'));
  expect(outputs.later).toEqual({});
  expect(problems.map(({ code, severity, node }) => [code, severity, node])).toEqual([
    ['node-unknown', 'warning', 'later'],
    ['wire-from-unknown-port', 'error', 'extra'],
  ]);
});

it('names wires at ports that are not there', () => {
  const document = { ...gan(), edges: [...gan().edges, wire('noise.latent', 'samples.sound'), wire('noise.shape', 'extra.images')] };
  expect(problemsOf(withNode(document, 'extra', 'image-output')).toSorted()).toEqual(['wire-from-unknown-port extra images', 'wire-to-unknown-port samples']);
});

it('does not take properties of all objects for ports', () => {
  const document = { ...gan(), edges: [...gan().edges, wire('noise.latent', 'samples.toString'), wire('noise.valueOf', 'extra.images')] };
  expect(problemsOf(withNode(document, 'extra', 'image-output')).toSorted()).toEqual(['wire-from-unknown-port extra images', 'wire-to-unknown-port samples']);
});

it.each([
  ['noise', 'dim', 0, 'param-out-of-range'],
  ['noise', 'dim', 2.5, 'param-out-of-range'],
  ['noise', 'dim', '100', 'param-out-of-range'],
  ['noise', 'distribution', 'cauchy', 'param-not-an-option'],
  ['noise', 'seed', -1, 'param-not-a-seed'],
  ['trainer', 'beta1', 1, 'param-out-of-range'],
  ['trainer', 'checkpoint', 3, 'param-wrong-type'],
  ['trainer', 'loss', 'toString', 'param-not-an-option'],
  ['generator', 'layers', 'none', 'param-wrong-type'],
  ['losses', 'logScale', 1, 'param-wrong-type'],
])('refuses %s.%s = %j', (node, param, value, code) => {
  const problems = inferTypes(gan({ [node]: { [param]: value } })).problems.filter((problem) => problem.node === node);
  expect(problems[0]).toMatchObject({ code, severity: 'error', path: `params.${param}`, values: { param, value: JSON.stringify(value) } });
});

it.each(['nonsense', '0x28x1:zero', '28x28:flat', '1.5x2x1:half', 'toString'])('refuses the data set name %j', (source) => {
  expect(problemsOf(gan({ digits: { source } }))).toContain('dataset-missing digits');
});

it.each([
  ['dense', { units: 0 }],
  ['dense', { units: '12' }],
  ['dense', { units: 1e9 }],
  ['dropout', { rate: 1 }],
  ['leakyRelu', { slope: null }],
  ['batchNorm', { momentum: 2 }],
])('refuses the layer %s with %j', (kind, params) => {
  const layers = [layer('flatten'), layer(kind, params), layer('dense', { units: 1 })];
  const [problem] = inferTypes(gan({ discriminator: { layers } })).problems;
  expect(problem).toMatchObject({ code: 'layer-param', node: 'discriminator', values: { index: 2, layer: kind, param: Object.keys(params)[0]! } });
});

it('says which layer does not fit and why', () => {
  const generator = { layers: [layer('reshape', { shape: '10x10x1' }), layer('dense', { units: 784 })] };
  expect(inferTypes(gan({ generator })).problems).toMatchObject([{ code: 'layer-needs-vector', node: 'generator', values: { index: 2, rank: 3 } }]);
});

it('puts the problem of a layer at the node, once, and calms the nodes behind it', () => {
  const generator = { layers: [layer('dense', { units: 100 }), layer('reshape')] };
  expect(problemsOf(gan({ generator }))).toEqual(['layer-reshape-count generator']);
});

it('leaves nodes on a circle without types and says so', () => {
  const round = rewired(withNode(withNode(gan(), 'a', 'apply-network'), 'b', 'apply-network'), '', wire('a.output', 'b.input'), wire('b.output', 'a.input'));
  const { problems, order } = inferTypes(round);
  expect(problems.filter(({ code }) => code === 'graph-cycle').map(({ node }) => node)).toEqual(['a', 'b']);
  expect(order).not.toContain('a');
});

it('applies a network to what fits it only', () => {
  const scored = (input: string) => rewired(withNode(gan(), 'score', 'apply-network'), '', wire('discriminator.network', 'score.network'), wire(input, 'score.input'));
  expect(inferTypes(scored('digits.images'))).toMatchObject({ problems: [], outputs: { score: { output: port.tensor([1]) } } });
  expect(inferTypes(scored('noise.latent')).problems).toMatchObject([
    { code: 'network-input-misfit', node: 'score', port: 'input', values: { expected: '28×28×1', given: '100' } },
  ]);
});

it('gives the same answer again and leaves the document as it was', () => {
  const document = gan();
  const before = structuredClone(document);
  expect(inferTypes(document)).toEqual(inferTypes(withParams(document, {})));
  expect(document).toEqual(before);
});

it('knows of attributes where the digits are drawn here, and of none where they come from files', () => {
  expect(inferTypes(gan()).outputs.digits).toHaveProperty('attributes');
  expect(inferTypes(gan({ digits: { source: '28x28x1:files' } })).outputs.digits).not.toHaveProperty('attributes');
});
