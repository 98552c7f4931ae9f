import { expect, it } from 'vitest';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { emptyDocument, type GraphDocument, type NodeId } from '../../../../src/runtime/graph/document';
import type { Preview } from '../../../../src/runtime/graph/preview';
import type { RuntimeEvent } from '../../../../src/runtime/protocol';
import { GraphRun } from '../../../../src/runtime/worker/graphRun';
import { layer, wire, withNode } from '../../runtime/compile/documents';
import { referenceServices } from '../../runtime/worker/services';

async function previewOf(document: GraphDocument, target: NodeId): Promise<Preview | undefined> {
  const events: RuntimeEvent[] = [];
  await new GraphRun({ runId: 'r', graphId: 'g', document, targets: [target] }, referenceServices(), (event) => events.push(event)).execute();
  return events.flatMap((event) => (event.kind === 'preview' && event.node === target ? [event.preview] : [])).at(-1);
}

/** A decoder whose picture of one pixel is its latent's first number. */
const network = { layers: [layer('dense', { units: 4 }), layer('reshape', { shape: '2x2x1' })] };

function withEdges(document: GraphDocument, ...edges: ReturnType<typeof wire>[]): GraphDocument {
  return { ...document, edges };
}

it('maps a plane of latents, without gaps, as many pictures on each side as asked for', async () => {
  const document = withNode(withNode(withNode(emptyDocument('map'), 'noise', 'noise-source', { dim: 3 }), 'generator', 'generator', network), 'map', 'latent-map', { places: 4 });
  const preview = await previewOf(withEdges(document, wire('noise.latent', 'generator.latent'), wire('generator.network', 'map.network')), 'map');
  expect(preview).toMatchObject({ kind: 'images', count: 16, columns: 4, gap: 0, height: 2 });
});

it('says so where the map has an axis that the latents have not', () => {
  const document = withNode(withNode(withNode(emptyDocument('map'), 'noise', 'noise-source', { dim: 1 }), 'generator', 'generator', network), 'map', 'latent-map');
  const { problems } = inferTypes(withEdges(document, wire('noise.latent', 'generator.latent'), wire('generator.network', 'map.network')));
  expect(problems).toMatchObject([{ code: 'latent-map-misfit', node: 'map', values: { dim: '1' } }]);
});

it('gives the latent that the sliders say, 0 where they have not been moved', async () => {
  const document = withNode(withNode(emptyDocument('sliders'), 'sliders', 'latent-sliders', { dim: 3, values: [0.5, -2] }), 'plot', 'latent-plot', { across: 2, up: 3 });
  expect(await previewOf(withEdges(document, wire('sliders.latent', 'plot.latent')), 'plot')).toMatchObject({ kind: 'points', x: Float32Array.of(-2), y: Float32Array.of(0), classes: Int32Array.of(-1) });
});

it('plots latents with their classes', async () => {
  const document = withNode(withNode(withNode(emptyDocument('plot'), 'digits', 'dataset', { samples: 7 }), 'noise', 'noise-source', { dim: 2, samples: 7 }), 'plot', 'latent-plot');
  const preview = await previewOf(withEdges(document, wire('noise.latent', 'plot.latent'), wire('digits.labels', 'plot.labels')), 'plot');
  expect(preview?.kind === 'points' && preview.classes.every((label) => label >= 0 && label < 10) && new Set(preview.classes).size > 1).toBe(true);
});

it('adds and takes away the means of groups', async () => {
  const sliders = (document: GraphDocument, id: NodeId, values: number[]) => withNode(document, id, 'latent-sliders', { dim: 2, values });
  const all = sliders(sliders(sliders(emptyDocument('sum'), 'base', [1, 1]), 'plus', [0.5, 2]), 'minus', [0, 1]);
  const document = withNode(withNode(all, 'sum', 'latent-arithmetic', { strength: 2 }), 'plot', 'latent-plot');
  const preview = await previewOf(withEdges(document, wire('base.latent', 'sum.base'), wire('plus.latent', 'sum.plus'), wire('minus.latent', 'sum.minus'), wire('sum.latent', 'plot.latent')), 'plot');
  expect(preview).toMatchObject({ x: Float32Array.of(2), y: Float32Array.of(3) });
});

it('shows pictures and their others in pairs', async () => {
  const document = withNode(withNode(emptyDocument('pairs'), 'digits', 'dataset', { samples: 8 }), 'pairs', 'image-output');
  const preview = await previewOf(withEdges(document, wire('digits.images', 'pairs.images'), wire('digits.images', 'pairs.beside')), 'pairs');
  expect(preview).toMatchObject({ kind: 'images', count: 16, columns: 4 });
  if (preview?.kind === 'images') expect(preview.pixels.subarray(0, 784)).toEqual(preview.pixels.subarray(784, 1568));
});

it('finds the training picture that a sample is', async () => {
  const document = withNode(withNode(emptyDocument('near'), 'digits', 'dataset'), 'near', 'nearest-images', { shown: 2, neighbours: 2, searched: 100 });
  const preview = await previewOf(withEdges(document, wire('digits.images', 'near.samples'), wire('digits.images', 'near.real')), 'near');
  expect(preview).toMatchObject({ kind: 'images', count: 6, columns: 3 });
  if (preview?.kind === 'images') expect(preview.pixels.subarray(0, 784)).toEqual(preview.pixels.subarray(784, 1568));
});
