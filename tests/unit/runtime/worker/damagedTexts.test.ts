import { expect, it } from 'vitest';
import { templates } from '../../../../src/nodes/templates';
import type { Json } from '../../../../src/runtime/graph/document';
import { loadDocument } from '../../../../src/runtime/graph/load';
import { CounterRandom } from '../../../../src/runtime/tensor/random';
import { GraphRun } from '../../../../src/runtime/worker/graphRun';
import { mutate } from '../graph/mutate';
import { WordEngine } from '../../nodes/text/wordEngine';
import { referenceServices } from './services';

const texts = templates.filter(({ group }) => group === 'text');

it('ends every run of 20 damaged copies of each text template with problems on nodes, never with a fault', async () => {
  const codes = new Set<string>();
  for (const { document } of texts)
    for (let seed = 0; seed < 20; seed++) {
      const damaged = loadDocument(mutate(document as unknown as Json, new CounterRandom(seed, 5))).document;
      if (!damaged) continue;
      const services = { ...referenceServices(), text: async () => new WordEngine() };
      const run = new GraphRun({ runId: 'r', graphId: 'g', document: damaged, targets: 'all' }, services, (event) => {
        if (event.kind === 'problems') for (const { code } of event.problems) codes.add(code);
      });
      await run.execute();
    }
  expect(codes.size).toBeGreaterThan(2);
  expect([...codes]).not.toContain('run-failed');
});
