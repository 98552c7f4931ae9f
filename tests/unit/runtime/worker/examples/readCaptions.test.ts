/** A Text Encoder on the embeddings of a language model: captions are read once, before the first step. */
import { expect, it } from 'vitest';
import { textToImageTemplate } from '../../../../../src/nodes/templates/textToImage';
import { inferTypes } from '../../../../../src/runtime/compile/infer';
import { allCaptions } from '../../../../../src/runtime/data/captions/grammar';
import type { GraphDocument } from '../../../../../src/runtime/graph/document';
import type { RuntimeEvent } from '../../../../../src/runtime/protocol';
import { GraphRun } from '../../../../../src/runtime/worker/graphRun';
import { layer, rewired, wire, withNode, withParams } from '../../compile/documents';
import { WordEngine } from '../../../nodes/text/wordEngine';
import { referenceServices } from '../services';

/** The template in small, with language models between captions and Text Encoder, and between prompt and Apply Network. */
function throughModel(dim: number): GraphDocument {
  const read = withNode(withNode(textToImageTemplate, 'read', 'text-embedding', { dim }), 'readPrompt', 'text-embedding', { dim });
  const wired = rewired(rewired(read, 'text.text', wire('digits.captions', 'read.text'), wire('read.embedding', 'text.embedding')), 'told.input', wire('prompt.text', 'readPrompt.text'), wire('readPrompt.embedding', 'told.input'));
  return withParams(wired, {
    digits: { samples: 2 },
    encoder: { latent: 2, layers: [layer('flatten'), layer('condition'), layer('dense', { units: 2 })] },
    decoder: { layers: [layer('condition'), layer('dense', { units: 784 }), layer('reshape')] },
    text: { layers: [layer('dense', { units: 3 })] },
    noise: { dim: 2, samples: 2 },
    trainer: { batch: 2, steps: 2, checkpoint: '' },
  });
}

/** Counts the texts that reach the model. */
class CountingEngine extends WordEngine {
  read = 0;

  override embed(choice: unknown, texts: readonly string[]) {
    this.read += texts.length;
    return super.embed(choice, texts);
  }
}

function bench(engine = new CountingEngine()) {
  const services = { ...referenceServices(), text: async () => engine };
  return {
    engine,
    async run(document: GraphDocument, onEvent: (event: RuntimeEvent, run: GraphRun) => void = () => {}) {
      const events: RuntimeEvent[] = [];
      const run: GraphRun = new GraphRun({ runId: 'r', graphId: 'g', document, targets: ['trainer', 'samples'] }, services, (event) => {
        events.push(event);
        onEvent(event, run);
      });
      await run.execute();
      const states = Object.fromEntries(events.flatMap((event) => (event.kind === 'node' ? [[event.node, event.state]] : [])));
      const steps = events.reduce((total, event) => (event.kind === 'metrics' ? total + event.chunk.columns.loss!.length : total), 0);
      return { events, states, steps, problems: events.flatMap((event) => (event.kind === 'problems' ? event.problems : [])).filter(({ severity }) => severity === 'error') };
    },
  };
}

it('is in order before a run', () => {
  expect(inferTypes(throughModel(2)).problems).toEqual([]);
  expect(inferTypes(throughModel(0)).outputs.text!.condition).toMatchObject({ shape: [3] });
});

it('reads every caption once, tells how far it is, and learns from the rows', async () => {
  const { engine, run } = bench();
  const { events, states, steps, problems } = await run(throughModel(2));
  expect(problems).toEqual([]);
  expect([states.trainer, states.samples, steps]).toEqual(['done', 'done', 2]);
  const told = events.flatMap((event) => (event.kind === 'loading' && event.node === 'trainer' ? [event.fraction] : []));
  expect(told.length).toBeGreaterThan(10);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  // The captions and the prompts that are shown are read besides.
  expect(engine.read).toBe(allCaptions().length + 2 + 4);
  await run(withParams(throughModel(2), { trainer: { learningRate: 0.01 } }));
  expect(engine.read).toBe(allCaptions().length + 2 + 4);
});

it('stops reading when the run is cancelled, and trains no step', async () => {
  const { engine, run } = bench();
  const { states, steps } = await run(throughModel(2), (event, graphRun) => {
    if (event.kind === 'loading' && event.node === 'trainer' && event.fraction > 0) graphRun.cancel();
  });
  expect([states.trainer, steps]).toEqual(['cancelled', 0]);
  expect(engine.read).toBeLessThan(allCaptions().length / 2);
});

it('says how many numbers the model gives where that is not what was told', async () => {
  const { problems } = await bench().run(throughModel(5));
  expect(problems).toContainEqual(expect.objectContaining({ code: 'embedding-size', values: { expected: 5, given: 2 } }));
});

it('asks how many numbers arrive where a model of one’s own does not say', () => {
  const own = withParams(throughModel(0), { read: { model: 'hub:someone/model@main' } });
  expect(inferTypes(own).problems).toContainEqual(expect.objectContaining({ code: 'embedding-size-unknown', node: 'text', port: 'embedding' }));
});
