import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import type { GraphDocument, NodeId } from '../../../../src/runtime/graph/document';
import { emptyDocument } from '../../../../src/runtime/graph/document';
import type { ShownFigure } from '../../../../src/runtime/graph/preview';
import { createOnnxEngine } from '../../../../src/runtime/engines/onnx/engine';
import type { RuntimeEvent } from '../../../../src/runtime/protocol';
import { NodeEvaluator } from '../../../../src/runtime/worker/evaluator';
import { GraphRun } from '../../../../src/runtime/worker/graphRun';
import { Weights } from '../../../../src/runtime/worker/weights';
import { rewired, wire, withNode } from '../../runtime/compile/documents';
import { vae } from '../../runtime/compile/vaes';
import { nodeRuntime } from '../../runtime/engines/onnx/nodeRuntime';
import { referenceServices } from '../../runtime/worker/services';

vi.setConfig({ testTimeout: 30_000 });

/** The weights that ship with the app, from this folder in place of the app's origin. */
class ShippedWeights extends Weights {
  override async shipped(hash: string): Promise<ArrayBuffer> {
    const list = JSON.parse(readFileSync('public/checkpoints/index.json', 'utf8')) as { hash: string; file: string }[];
    return new Uint8Array(readFileSync(`public/checkpoints/${list.find((entry) => entry.hash === hash)!.file}`)).buffer;
  }
}

async function run(document: GraphDocument, onEvent: (event: RuntimeEvent, run: GraphRun) => void = () => {}): Promise<RuntimeEvent[]> {
  const engine = createOnnxEngine(nodeRuntime());
  const reference = referenceServices();
  const evaluator = new NodeEvaluator(engine, reference.sources);
  const services = { ...reference, engine: async () => engine, evaluator: async () => evaluator, weights: new ShippedWeights() };
  const events: RuntimeEvent[] = [];
  const graphRun: GraphRun = new GraphRun({ runId: 'r', graphId: 'g', document, targets: ['quality'] }, services, (event) => {
    events.push(event);
    onEvent(event, graphRun);
  });
  await graphRun.execute();
  return events;
}

const shown = (events: readonly RuntimeEvent[]) => events.flatMap((event) => (event.kind === 'preview' && event.preview.kind === 'figures' ? [event.preview] : []));

function figures(events: readonly RuntimeEvent[]): Record<string, ShownFigure> {
  return Object.fromEntries(shown(events).at(-1)!.figures.map((figure) => [figure.name, figure]));
}

/** Quality of what a node gives, against Stroke Digits. */
function judged(samples: string, type: string, id: NodeId, examples = 300): GraphDocument {
  const document = withNode(withNode(emptyDocument('judged'), 'digits', 'dataset'), 'quality', 'quality', { examples });
  const wired = id === 'digits' ? document : withNode(document, id, type);
  return { ...wired, edges: [wire('digits.images', 'quality.real'), wire(samples, 'quality.samples')] };
}

it('finds real digits good, and sees that they are training pictures', async () => {
  const { frechetDistance, precision, recall, coverage, confidence, memorised } = figures(await run(judged('digits.images', 'dataset', 'digits')));
  expect(frechetDistance!.value).toBe(frechetDistance!.real);
  expect(precision!.value).toBeGreaterThan(0.8);
  expect(recall!.value).toBeGreaterThan(0.8);
  expect(coverage!.value).toBe(10);
  expect(confidence!.value).toBeGreaterThan(0.97);
  expect(memorised!.value).toBe(1);
});

it('finds the pictures of a generator that has learned nothing bad', async () => {
  const document = judged('generator.images', 'generator', 'generator');
  const { frechetDistance, precision, coverage } = figures(await run({ ...withNode(document, 'noise', 'noise-source'), edges: [...document.edges, wire('noise.latent', 'generator.latent')] }));
  expect(frechetDistance!.value).toBeGreaterThan(20 * frechetDistance!.real!);
  expect(precision!.value).toBeLessThan(0.05);
  expect(coverage!.value).toBeLessThan(10);
});

it('gives the same figures again, one after another', async () => {
  const document = judged('digits.images', 'dataset', 'digits', 60);
  const [first, second] = [shown(await run(document)), shown(await run(document))];
  expect(second.at(-1)).toEqual(first.at(-1));
  expect(first.at(-1)!.done).toBe(1);
  expect(new Set(first.map(({ figures }) => figures.length))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
});

it('ends between two figures where the run is cancelled', async () => {
  const events = await run(judged('digits.images', 'dataset', 'digits', 60), (event, graphRun) => {
    if (event.kind === 'preview' && event.preview.kind === 'figures' && event.preview.figures.length === 1) graphRun.cancel();
  });
  expect(shown(events).at(-1)!.figures).toHaveLength(1);
  expect(events.findLast((event) => event.kind === 'node' && event.node === 'quality')).toMatchObject({ state: 'cancelled' });
});

it('says what is missing where nothing is wired', async () => {
  const events = await run(withNode(emptyDocument('empty'), 'quality', 'quality'));
  expect(events.findLast((event) => event.kind === 'problems')).toMatchObject({ problems: [{ code: 'quality-nothing' }] });
});

it('measures the bound of a VAE on held-out pictures', async () => {
  const document = withNode(vae({ trainer: { steps: 1 } }), 'quality', 'quality', { examples: 100 });
  const { elbo, reconstruction, kl, activeUnits } = figures(await run(rewired(document, '', wire('trainer.metrics', 'quality.metrics'))));
  expect(elbo!.value).toBeCloseTo(-(reconstruction!.value + kl!.value), 6);
  expect(elbo!.value).toBeLessThan(0);
  expect(activeUnits!.value).toBeLessThanOrEqual(2);
});
