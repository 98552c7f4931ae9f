import { expect, it } from 'vitest';
import { createNode } from '../../../../src/nodes/registry';
import { emptyDocument } from '../../../../src/runtime/graph/document';
import type { RuntimeEvent } from '../../../../src/runtime/protocol';
import { GraphRun } from '../../../../src/runtime/worker/graphRun';
import { ResultCache } from '../../../../src/runtime/worker/resultCache';
import { wire } from '../compile/documents';
import { referenceServices } from './services';

/** 500 noise sources of one number, and 500 networks without layers behind them. */
function thousandNodes() {
  const document = emptyDocument('large');
  for (let index = 0; index < 500; index++) {
    const [noise, generator] = [createNode('noise-source'), createNode('generator')];
    document.nodes[`noise${index}`] = { ...noise, params: { ...noise.params, dim: 1, samples: 1, seed: index } };
    document.nodes[`generator${index}`] = { ...generator, params: { ...generator.params, layers: [] } };
    document.edges.push(wire(`noise${index}.latent`, `generator${index}.latent`));
  }
  return document;
}

it('runs 1,000 trivial nodes within 300 ms, and takes 100 ms to see that nothing has changed', async () => {
  const services = referenceServices();
  const document = thousandNodes();
  const timed = async () => {
    const events: RuntimeEvent[] = [];
    const started = performance.now();
    await new GraphRun({ runId: 'r', graphId: 'g', document, targets: Object.keys(document.nodes) }, services, (event) => events.push(event)).execute();
    const ms = performance.now() - started;
    expect(events.filter((event) => event.kind === 'node' && event.state === 'done')).toHaveLength(1000);
    return ms;
  };
  const times = [];
  for (let round = 0; round < 5; round++) {
    services.results = new ResultCache();
    times.push({ first: await timed(), again: await timed() });
  }
  expect(Math.min(...times.map(({ first }) => first))).toBeLessThan(300);
  expect(Math.min(...times.map(({ again }) => again))).toBeLessThan(100);
});
