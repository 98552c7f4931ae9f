/** Continues a text through a graph and by hand, in turns. */
import { proxy, wrap } from 'comlink';
import { paramsOf } from '../../nodes/registry';
import { type RuntimeClient, connectRuntime } from '../../runtime/client';
import { type GraphDocument, emptyDocument } from '../../runtime/graph/document';
import type { RuntimeEvent } from '../../runtime/protocol';
import { rest } from '../rest';
import type { ByHand } from './byHand.worker';
import type { TextBenchmark, TextFigures, TextSample } from './protocol';

/** Rounds that let caches and compiled code settle; they are not counted. */
const warmUp = 1;

/** Times both sides. Rejects where one cannot run. */
export async function measureText({ model, device, prompt, tokens, rounds }: TextBenchmark): Promise<TextFigures> {
  const worker = new Worker(new URL('./byHand.worker.ts', import.meta.url), { type: 'module' });
  const runtime = connectRuntime();
  const chosen = nextEvent(runtime, (event) => event.kind === 'device');
  try {
    const hand = wrap<ByHand>(worker);
    const { description, promptTokens } = await hand.open(model, device, prompt);
    await chosen;
    const figures = { ours: [] as TextSample[], byHand: [] as TextSample[], description };
    for (let round = 0; round < warmUp + rounds; round++) {
      await rest();
      const ours = await throughGraph(runtime, documentOf(model, device, prompt, promptTokens + tokens, round), round);
      await rest();
      const byHand = await timed((heard) => hand.generate(prompt, tokens, proxy(() => heard(1))));
      if (round < warmUp) continue;
      figures.ours.push(ours);
      figures.byHand.push(byHand);
    }
    return figures;
  } finally {
    worker.terminate();
    await runtime.api.shutdown();
  }
}

/** A prompt and the model. The seed differs in every round, so that nothing is taken from an earlier one; greedy decoding ignores it. */
function documentOf(model: string, device: string, prompt: string, maxLength: number, seed: number): GraphDocument {
  const node = (type: string, params: GraphDocument['nodes'][string]['params']) => ({ type, typeVersion: 1, params: { ...paramsOf({ type, typeVersion: 1, params }) } });
  return {
    ...emptyDocument('Benchmark'),
    nodes: {
      prompt: node('prompt', { text: prompt }),
      model: node('gpt-2', { model: `built-in:${model}`, device, maxLength, seed, decoding: 'greedy', repetitionPenalty: 1 }),
    },
    edges: [{ from: { node: 'prompt', port: 'text' }, to: { node: 'model', port: 'prompt' } }],
  };
}

async function throughGraph(runtime: RuntimeClient, document: GraphDocument, round: number): Promise<TextSample> {
  return timed(async (heard) => {
    let tokens = 0;
    let problem = '';
    const stop = runtime.onEvents((events) => {
      for (const event of events) {
        if (event.kind === 'problems') problem ||= event.problems.map(({ code }) => code).join();
        if (event.kind !== 'preview' || event.preview.kind !== 'texts') continue;
        tokens = event.preview.tokens ?? 0;
        if (tokens > 0) heard(tokens);
      }
    });
    await runtime.api.run({ runId: `round-${round}`, graphId: 'benchmark', document, targets: 'all' });
    stop();
    if (problem) throw new Error(problem);
    return tokens;
  });
}

/** Times `work`, which says when it has generated how many tokens, and gives the number of all. */
async function timed(work: (heard: (tokens: number) => void) => Promise<number>): Promise<TextSample> {
  const started = performance.now();
  let first: { at: number; tokens: number } | null = null;
  const all = await work((tokens) => void (first ??= { at: performance.now(), tokens }));
  const { at, tokens } = first ?? { at: started, tokens: 0 };
  return { firstMs: at - started, msPerToken: (performance.now() - at) / Math.max(1, all - tokens) };
}

function nextEvent(runtime: RuntimeClient, wanted: (event: RuntimeEvent) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = runtime.onEvents((events) => {
      if (!events.some(wanted)) return;
      stop();
      resolve();
    });
  });
}
