import { expect, it } from 'vitest';
import { drawList } from '../../../../src/nodes/networks/drawing/drawing';
import { layersOf } from '../../../../src/nodes/networks/layersOf';
import { paramsOf } from '../../../../src/nodes/registry';
import { conditionalGanTemplate } from '../../../../src/nodes/templates/conditionalGan';
import { checkConnection } from '../../../../src/runtime/compile/connect';
import { describeLayers } from '../../../../src/runtime/compile/describe';
import { drawnDocument } from '../../../../src/runtime/compile/drawings';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { structuralHashes } from '../../../../src/runtime/compile/staleness';
import { compileTrainingStep } from '../../../../src/runtime/compile/trainingStep';
import type { GraphDocument, NodeId } from '../../../../src/runtime/graph/document';
import { drawingOf, drawingToJson } from '../../../../src/runtime/graph/drawing';
import { drawn } from '../../nodes/networks/drawings';
import { gan, rewired, tinyGan, wire, withNode, withParams } from './documents';
import { changed, train } from './training';
import { tinyVae, vae } from './vaes';

/** The document with the list of a network laid out as a drawing. */
function drawnOut(document: GraphDocument, id: NodeId, next?: string): GraphDocument {
  return withParams(document, { [id]: { layers: drawingToJson(drawList(layersOf(paramsOf(document.nodes[id]!)), next)) } });
}

it('a drawn chain makes the training step that its list makes, operation for operation', () => {
  const list = tinyGan();
  const both = drawnOut(drawnOut(list, 'generator'), 'discriminator');
  expect(inferTypes(both).problems).toEqual(inferTypes(list).problems);
  expect(compileTrainingStep(both, 'trainer')).toEqual(compileTrainingStep(list, 'trainer'));
});

it('an encoder keeps the weights of its heads where its list is drawn', () => {
  const list = tinyVae();
  const next = `${layersOf(paramsOf(list.nodes.encoder!)).length}.dense`;
  expect(compileTrainingStep(drawnOut(list, 'encoder', next), 'trainer')).toEqual(compileTrainingStep(list, 'trainer'));
});

it('a conditional drawing is told what its list is told', () => {
  const list = withParams(conditionalGanTemplate, { trainer: { checkpoint: '' } });
  const both = drawnOut(drawnOut(list, 'generator'), 'discriminator');
  expect(inferTypes(both).problems).toEqual([]);
  expect(compileTrainingStep(both, 'trainer')).toEqual(compileTrainingStep(list, 'trainer'));
});

const branching = drawn(
  { trunk: ['dense', { units: 6 }], act: 'relu', a: ['dense', { units: 6 }], sum: 'add', out: ['dense', { units: 16 }], squash: 'sigmoid', shape: ['reshape', { shape: '4x4x1' }] },
  'input > trunk', 'trunk > act', 'act > a', 'a > sum', 'trunk > sum.second', 'sum > out', 'out > squash', 'squash > shape', 'shape > output',
);

it('trains every weight of a drawing with a skip, and lowers the loss', async () => {
  const trained = await train(tinyGan({ generator: { layers: branching } }), 3);
  const moved = changed(trained).filter((name) => name.startsWith('generator/'));
  expect(moved).toEqual(['a.bias', 'a.kernel', 'out.bias', 'out.kernel', 'trunk.bias', 'trunk.kernel'].map((name) => `generator/${name}`));
  const long = await train(tinyVae({ decoder: { layers: drawn({ up: ['dense', { units: 8 }], act: 'tanh', more: ['dense', { units: 8 }], sum: 'add', out: ['dense', { units: 16 }], shape: ['reshape', { shape: '4x4x1' }] }, 'input > up', 'up > act', 'act > more', 'more > sum', 'up > sum.second', 'sum > out', 'out > shape', 'shape > output') }, trainer: { learningRate: 0.02 } }), 60);
  const losses = [...long.outputs['metric/loss']!];
  const mean = (values: number[]) => values.reduce((total, value) => total + value / values.length, 0);
  expect(mean(losses.slice(-10))).toBeLessThan(0.9 * mean(losses.slice(0, 10)));
});

it('a Network of one\'s own stands between any two places and learns with the others', async () => {
  const layers = drawn({ a: ['dense', { units: 2 }], act: 'tanh', sum: 'add' }, 'input > a', 'a > act', 'act > sum', 'input > sum.second', 'sum > output');
  const open = withNode(tinyVae(), 'flow', 'network', { layers });
  const document = rewired(open, 'decoder.latent', wire('code.latent', 'flow.input'), wire('flow.output', 'decoder.latent'));
  expect(inferTypes(document).problems).toEqual([]);
  expect(inferTypes(document).outputs.flow).toMatchObject({ output: { shape: [2] }, network: { in: [2], out: [2] } });
  expect(changed(await train(document, 2))).toEqual(expect.arrayContaining(['flow/a.kernel', 'flow/a.bias']));
});

const problemsOf = (layers: ReturnType<typeof drawn>, more: Parameters<typeof gan>[0] = {}) => inferTypes(gan({ ...more, generator: { layers } })).problems;

it('says on the node outside what is wrong on the way to the output, and where', () => {
  const flat = { flat: 'flatten', conv: 'conv2d', loose: ['reshape', { shape: '?' }] } as const;
  expect(problemsOf(drawn(flat, 'input > flat', 'flat > conv', 'conv > output', 'flat > loose'))).toMatchObject([
    { code: 'layer-needs-picture', severity: 'error', node: 'generator', inside: { node: 'conv', type: 'layers.conv2d' } },
  ]);
  expect(problemsOf(drawn({ sum: 'add' }, 'input > sum', 'sum > output'))).toMatchObject([{ code: 'input-missing', node: 'generator', inside: { node: 'sum', port: 'second' } }]);
  expect(problemsOf(drawn({ a: ['dense', { units: 0 }] }, 'input > a', 'a > output'))).toMatchObject([{ code: 'param-out-of-range', inside: { node: 'a' } }]);
  expect(problemsOf(drawn({ a: 'relu' }, 'input > a')).map(({ code, inside }) => [code, inside?.node])).toEqual([['input-missing', 'output']]);
  expect(problemsOf({ nodes: {}, edges: [] })).toMatchObject([{ code: 'drawing-without-output', node: 'generator' }]);
});

it('does not run what it does not know within a network', () => {
  const strange = drawn({ a: 'from-the-future' }, 'input > a', 'a > output');
  expect(problemsOf(strange).map(({ code, severity }) => [code, severity])).toEqual(expect.arrayContaining([['node-unknown', 'error']]));
});

it('a drawing that is told nothing says so, and one that does not listen is doubted', () => {
  const told = drawn({ tell: 'condition', out: ['dense', { units: 784 }], shape: 'reshape' }, 'input > tell', 'condition > tell.condition', 'tell > out', 'out > shape', 'shape > output');
  expect(problemsOf(told).map(({ code, inside }) => [code, inside?.node])).toEqual(expect.arrayContaining([['drawing-not-told', 'condition']]));
  const deaf = drawn({ out: ['dense', { units: 784 }], shape: 'reshape' }, 'input > out', 'out > shape', 'shape > output');
  const labelled = withNode(gan({ generator: { layers: deaf } }), 'labels', 'class-labels');
  expect(inferTypes({ ...labelled, edges: [...labelled.edges, wire('labels.labels', 'generator.condition')] }).problems.map(({ code }) => code)).toEqual(['condition-unused']);
});

it('the heads of an encoder need a flat row from its drawing', () => {
  const picture = vae({ encoder: { layers: drawn({ conv: 'conv2d' }, 'input > conv', 'conv > output') } });
  expect(inferTypes(picture).problems.filter(({ node }) => node === 'encoder')).toMatchObject([{ code: 'layer-needs-vector', inside: { node: 'output', type: 'network-output' } }]);
});

it('keeps layers inside of networks and all else outside', () => {
  expect(inferTypes(withNode(gan(), 'stray', 'layers.dense')).problems).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'node-only-in-drawings', node: 'stray' })]));
  const drawing = drawingOf(drawn({ out: ['dense', { units: 784 }], shape: 'reshape' }, 'input > out', 'out > shape', 'shape > output'))!;
  const layers = drawingToJson({ ...drawing, nodes: { ...drawing.nodes, second: { type: 'network-output', typeVersion: 1, params: {} }, chart: { type: 'loss-chart', typeVersion: 1, params: {} } } });
  const document = gan({ generator: { layers } });
  const inside = drawnDocument(document, inferTypes(document), 'generator')!;
  expect(inferTypes(inside).problems.filter(({ code }) => code !== 'input-missing').map(({ code, node }) => [code, node])).toEqual([['node-not-in-drawings', 'chart'], ['drawing-second-output', 'second']]);
  expect(inferTypes(document).problems).toEqual([]);
});

it('shows the shapes on the wires of a drawing, from what arrives outside', () => {
  const document = tinyGan({ generator: { layers: branching } });
  const { outputs } = inferTypes(drawnDocument(document, inferTypes(document), 'generator')!);
  expect(outputs.input).toEqual({ output: { kind: 'tensor', shape: [3], dtype: 'f32' } });
  expect(outputs.shape).toEqual({ output: { kind: 'image', height: 4, width: 4, channels: 1 } });
  expect(describeLayers(document.nodes.generator!, [3]).map(({ name, shape, parameters }) => `${name} ${shape} ${parameters}`)).toEqual(['trunk 6 24', 'act 6 0', 'a 6 42', 'sum 6 0', 'out 16 112', 'squash 16 0', 'shape 4×4×1 0']);
});

it('judges wires inside as it does outside', () => {
  const layers = drawn({ tell: 'condition', a: 'relu', out: 'dense' }, 'input > tell', 'condition > tell.condition', 'tell > a', 'a > out', 'out > output');
  const labelled = withNode(gan({ generator: { layers } }), 'labels', 'class-labels');
  const document = { ...labelled, edges: [...labelled.edges, wire('labels.labels', 'generator.condition')] };
  const inside = drawnDocument(document, inferTypes(document), 'generator')!;
  expect(inferTypes(inside).outputs.tell).toMatchObject({ output: { shape: [110] } });
  expect(checkConnection(inside, wire('tell.output', 'out.input'))).toBeNull();
  expect(checkConnection(inside, wire('out.output', 'tell.input'))).toMatchObject({ code: 'wire-closes-cycle' });
  expect(checkConnection(inside, wire('condition.condition', 'a.input'))).toMatchObject({ code: 'wire-kind-mismatch', values: { givenKind: 'labels' } });
});

it('takes a drawing for what it computes, not for where its nodes lie', () => {
  const at = (x: number, layers = branching) => structuralHashes(tinyGan({ generator: { layers: drawingToJson({ ...drawingOf(layers)!, layout: { a: { x, y: 0 } } }) } }));
  expect(at(0)).toEqual(at(500));
  expect(at(0, drawn({}, 'input > output')).generator).not.toBe(at(0).generator);
});

it('finds what a drawing ends in, as in a list', () => {
  const squashed = vae({ decoder: { layers: drawn({ out: ['dense', { units: 784 }], squash: 'sigmoid', shape: 'reshape' }, 'input > out', 'out > squash', 'squash > shape', 'shape > output') } });
  expect(inferTypes(squashed).problems).toMatchObject([{ code: 'trainer-squashed-logits', values: { layer: 'sigmoid' } }]);
});
