/** Prompts and captions on the scheduler: what is shown, and what is said of words that no network knows. */
import { expect, it } from 'vitest';
import { textToImageTemplate } from '../../../../src/nodes/templates/textToImage';
import type { GraphDocument } from '../../../../src/runtime/graph/document';
import type { Preview } from '../../../../src/runtime/graph/preview';
import type { Problem } from '../../../../src/runtime/graph/problems';
import { readWords } from '../../../../src/runtime/data/captions/vocabulary';
import { GraphRun } from '../../../../src/runtime/worker/graphRun';
import type { RunServices } from '../../../../src/runtime/worker/services';
import { layer, withParams } from '../compile/documents';
import { referenceServices } from './services';

/** The template with fresh weights, and small. */
const document = (prompt: string): GraphDocument =>
  withParams(textToImageTemplate, {
    digits: { samples: 3 },
    encoder: { layers: [layer('flatten'), layer('condition'), layer('dense', { units: 4 })] },
    decoder: { layers: [layer('condition'), layer('dense', { units: 784 }), layer('reshape')] },
    trainer: { checkpoint: '' },
    prompt: { text: prompt },
    noise: { samples: 4 },
  });

async function run(graph: GraphDocument, services: RunServices = referenceServices(), targets: string[] = ['samples', 'text']) {
  const shown: Record<string, Preview> = {};
  const problems: Record<string, readonly Problem[]> = {};
  // The trainer is no target and feeds none, so nothing learns here.
  const graphRun = new GraphRun({ runId: 'run', graphId: 'graph', document: graph, targets }, services, (event) => {
    if (event.kind === 'preview') shown[event.node] = event.preview;
    if (event.kind === 'problems') problems[event.node] = event.problems;
  });
  await graphRun.execute();
  return { shown, problems };
}

const captionsIn = (preview: Preview | undefined) => (preview?.kind === 'images' ? preview.captions : undefined);

it('shows a picture for each prompt, with the prompt; latents and prompts come in turn', async () => {
  const { shown } = await run(document('a thick seven\na thin 3'));
  expect(shown.samples).toMatchObject({ kind: 'images', count: 4 });
  expect(captionsIn(shown.samples)).toEqual(['a thick seven', 'a thin 3', 'a thick seven', 'a thin 3']);
});

it('shows the words of each prompt, and which are known', async () => {
  const { shown, problems } = await run(document('a purple seven'));
  expect(shown.told).toEqual({ kind: 'words', items: [readWords('a purple seven')] });
  expect(problems.told).toEqual([]);
});

it('gives the data’s captions as texts', async () => {
  const { shown } = await run(document('seven'));
  const captions = captionsIn(shown.digits)!;
  expect(captions).toHaveLength(3);
  expect(shown.text).toEqual({ kind: 'words', items: captions.map(readWords) });
});

it('says which words it knows where a text has none of them, and draws all the same; so it does when nothing runs again', async () => {
  const services = referenceServices();
  for (const _time of [1, 2]) {
    const { shown, problems } = await run(document('a thick seven\nthe purple dragon'), services);
    expect(problems.told).toMatchObject([{ code: 'text-unknown', severity: 'warning', node: 'told', values: { text: 'the purple dragon' } }]);
    expect(String(problems.told![0]!.values?.words)).toContain('slanted');
    expect(shown.samples).toMatchObject({ count: 4 });
  }
});
