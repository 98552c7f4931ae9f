import { expect, it } from 'vitest';
import { nodeDefinition } from '../../../../src/nodes/registry';
import { templates } from '../../../../src/nodes/templates';
import type { GraphDocument, Json } from '../../../../src/runtime/graph/document';
import { loadDocument } from '../../../../src/runtime/graph/load';
import { CounterRandom } from '../../../../src/runtime/tensor/random';
import { GraphRun } from '../../../../src/runtime/worker/graphRun';
import { mutate } from '../graph/mutate';
import { WordEngine } from '../../nodes/text/wordEngine';
import { referenceServices } from './services';

/** Text templates; where networks learn, in batches so small that a step takes no time. */
const texts = templates.filter(({ group }) => group === 'text').map(({ document }) => {
  const small = structuredClone(document);
  for (const { type, params } of Object.values(small.nodes)) {
    if (nodeDefinition(type)?.phases) params.batch = 2;
    if ('samples' in params) params.samples = 2;
  }
  return small;
});

/** A step on the reference engine takes its time. */
const copies = (document: GraphDocument) => (Object.values(document.nodes).some(({ type }) => nodeDefinition(type)?.phases) ? 8 : 20);

it('ends every run of damaged copies of each text template with problems on nodes, never with a fault', { timeout: 60_000 }, async () => {
  const codes = new Set<string>();
  for (const document of texts)
    for (let seed = 0; seed < copies(document); seed++) {
      const damaged = loadDocument(mutate(document as unknown as Json, new CounterRandom(seed, 5))).document;
      if (!damaged) continue;
      const services = { ...referenceServices(), text: async () => new WordEngine() };
      const run: GraphRun = new GraphRun({ runId: 'r', graphId: 'g', document: damaged, targets: 'all' }, services, (event) => {
        if (event.kind === 'metrics') run.cancel();
        if (event.kind === 'problems') for (const { code } of event.problems) codes.add(code);
      });
      await run.execute();
    }
  expect(codes.size).toBeGreaterThan(2);
  expect([...codes]).not.toContain('run-failed');
});
