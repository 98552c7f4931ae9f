/** Text graphs on the scheduler: order, batches, what runs again, cancelling, failing. */
import { beforeEach, expect, it } from 'vitest';
import { node, wire } from '../../../../src/nodes/templates/wiring';
import type { GraphDocument } from '../../../../src/runtime/graph/document';
import type { Preview } from '../../../../src/runtime/graph/preview';
import type { RuntimeEvent } from '../../../../src/runtime/protocol';
import { GraphRun } from '../../../../src/runtime/worker/graphRun';
import type { RunServices } from '../../../../src/runtime/worker/services';
import { withParams } from '../compile/documents';
import { chain, graph } from '../../nodes/text/graphs';
import { WordEngine } from '../../nodes/text/wordEngine';
import { referenceServices } from './services';

let engine: WordEngine;
let services: RunServices;

beforeEach(() => {
  engine = new WordEngine();
  services = { ...referenceServices(), text: async () => engine };
});

async function run(document: GraphDocument, onEvent: (event: RuntimeEvent, run: GraphRun) => void = () => {}) {
  const states: Record<string, string> = {};
  const shown: Record<string, Preview> = {};
  const problems: Record<string, string[]> = {};
  const ran: string[] = [];
  const graphRun: GraphRun = new GraphRun({ runId: 'run', graphId: 'graph', document, targets: 'all' }, services, (event) => {
    if (event.kind === 'node') states[event.node] = event.state;
    if (event.kind === 'node' && event.state === 'running') ran.push(event.node);
    if (event.kind === 'preview') shown[event.node] = event.preview;
    if (event.kind === 'problems') problems[event.node] = event.problems.map(({ code }) => code);
    onEvent(event, graphRun);
  });
  engine.requests.length = 0;
  await graphRun.execute();
  return { states, problems, ran, shown, requests: engine.requests.length };
}

const textsIn = (preview: Preview | undefined) => (preview?.kind === 'texts' ? preview.items.map(({ prompt, text }) => prompt + text) : null);

/** Two models in a row. */
const twoHops = (second: Record<string, string | number> = {}) => {
  const first = chain();
  return graph(
    { ...first.nodes, again: node('gpt-2', { maxLength: 10, ...second }) },
    ...first.edges,
    wire('model', 'text', 'again', 'prompt'),
  );
};

it('hands texts from node to node and shows each hop', async () => {
  const { states, shown } = await run(chain());
  expect(textsIn(shown.template)).toEqual(['Tell of a fox:']);
  expect(textsIn(shown.output)).toEqual(['Tell of a fox: 1 2 3 4']);
  expect(Object.values(states)).toEqual(['done', 'done', 'done', 'done']);
});

it('runs a list as a batch, in one request, with every sequence of every prompt', async () => {
  const { shown, requests } = await run(chain({ prompt: { text: 'a\nb', lines: true }, model: { sequences: 2, maxLength: 4 } }));
  expect(requests).toBe(1);
  expect(textsIn(shown.output)).toEqual(['Tell of a: 1', 'Tell of a: 2', 'Tell of b: 1', 'Tell of b: 2']);
});

it('does not run again what has not changed', async () => {
  await run(chain());
  const again = await run(chain());
  expect(again.ran).toEqual([]);
  expect(textsIn(again.shown.output)).toEqual(['Tell of a fox: 1 2 3 4']);
});

it('runs the last hop alone where only it has changed', async () => {
  await run(twoHops());
  const { requests, shown } = await run(twoHops({ seed: 7 }));
  expect(requests).toBe(1);
  expect(textsIn(shown.again)).toEqual(['Tell of a fox: 1 2 3 4 7 8']);
});

it('does not generate again what undo goes back to', async () => {
  await run(chain());
  await run(chain({ model: { seed: 5 } }));
  const back = await run(chain());
  expect(back.requests).toBe(0);
  expect(textsIn(back.shown.output)).toEqual(['Tell of a fox: 1 2 3 4']);
});

it('stops early where a changed template gives the same text', async () => {
  await run(chain());
  const { requests } = await run(chain({ prompt: { text: 'fox' }, template: { template: 'Tell of a {{topic}}:' } }));
  expect(requests).toBe(0);
});

it('keeps what was written when it is cancelled, marked, and computes it anew the next time', async () => {
  engine = new WordEngine(() => new Promise((resolve) => setTimeout(resolve, 1)));
  services = { ...services, text: async () => engine };
  const long = chain({ model: { maxLength: 1000 } });
  const { states, shown } = await run(long, (event, graphRun) => {
    if (event.kind === 'preview' && event.node === 'model' && event.preview.kind === 'texts' && event.preview.tokens === 3) graphRun.cancel();
  });
  expect(states).toMatchObject({ prompt: 'done', template: 'done', model: 'cancelled', output: 'cancelled' });
  const preview = shown.model!;
  expect(preview.kind === 'texts' && preview.items).toEqual([{ prompt: 'Tell of a fox:', text: ' 1 2 3', ended: 'cancelled' }]);
  expect((await run(withParams(long, { model: { maxLength: 6 } }))).states.output).toBe('done');
});

it('leaves the rest of the graph unharmed when a model is missing', async () => {
  const broken = twoHops({ model: 'built-in:missing' });
  const { states, problems } = await run(broken);
  expect(states).toMatchObject({ model: 'done', output: 'done', again: 'problem' });
  expect(problems.again).toEqual(['model-missing']);
});

it('takes ids in place of text, and gives ids back that decode to the same', async () => {
  const document = graph(
    { prompt: node('prompt', { text: 'a fox' }), cut: node('tokenizer'), model: node('gpt-2', { maxLength: 3 }), back: node('decode') },
    wire('prompt', 'text', 'cut', 'text'),
    wire('cut', 'ids', 'model', 'ids'),
    wire('model', 'ids', 'back', 'ids'),
  );
  const { shown } = await run(document);
  expect(textsIn(shown.back)).toEqual(['a fox 1']);
  expect(shown.cut).toMatchObject({ kind: 'tokens', items: [[{ text: 'a' }, { text: ' fox' }]] });
});

it('shows the probabilities of what was generated', async () => {
  const document = graph(
    { ...chain().nodes, sure: node('token-probabilities') },
    ...chain().edges,
    wire('model', 'probabilities', 'sure', 'probabilities'),
  );
  const { shown } = await run(document);
  expect(shown.sure).toMatchObject({ kind: 'probabilities', items: [[{ text: ' 1', probability: 0.5 }, { text: ' 2' }, { text: ' 3' }, { text: ' 4' }]] });
});

it('fills masks, answers with the task in front, and gives a vector for each text', async () => {
  const document = graph(
    { prompt: node('prompt', { text: 'a [MASK]' }), mask: node('fill-mask'), answer: node('text-to-text', { task: 'summarise', maxLength: 4 }), vector: node('text-embedding') },
    wire('prompt', 'text', 'mask', 'text'),
    wire('mask', 'text', 'answer', 'text'),
    wire('mask', 'text', 'vector', 'text'),
  );
  const { shown } = await run(document);
  expect(shown.mask).toMatchObject({ kind: 'fillings', items: [{ text: 'a word', masks: [[{ text: 'word', probability: 0.75 }]] }] });
  expect(engine.requests[0]!.prompts).toEqual([{ text: 'summarize: a word' }]);
  expect(textsIn(shown.answer)).toEqual([' 1']);
  expect(shown.vector).toMatchObject({ kind: 'vectors', dim: 2, items: [{ label: 'a word', values: [6, 1] }] });
});

it('says so where both a prompt and ids arrive, or neither', async () => {
  const nodes = { prompt: node('prompt'), cut: node('tokenizer'), both: node('gpt-2'), none: node('gpt-2') };
  const { problems } = await run(graph(nodes, wire('prompt', 'text', 'cut', 'text'), wire('prompt', 'text', 'both', 'prompt'), wire('cut', 'ids', 'both', 'ids')));
  expect(problems).toMatchObject({ both: ['prompt-and-ids'], none: ['input-missing'] });
});
