/** The shipped text templates: nothing is wrong with their wiring, and every node of theirs runs. */
import { expect, it } from 'vitest';
import { templates } from '../../../../src/nodes/templates';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { GraphRun } from '../../../../src/runtime/worker/graphRun';
import { referenceServices } from '../../runtime/worker/services';
import { WordEngine } from '../text/wordEngine';

const textTemplates = templates.filter(({ group }) => group === 'text');

it.each(textTemplates)('$id has no problem before a run', ({ document }) => {
  expect(inferTypes(document).problems).toEqual([]);
});

it.each(textTemplates)('$id lies on the grid, no node wider than 360', ({ document }) => {
  for (const { x, y, width = 300 } of Object.values(document.layout)) expect([x % 20, y % 20, width <= 360]).toEqual([0, 0, true]);
});

// What trains runs end to end in the browser, with the weights that it ships with.
it.each(textTemplates.filter(({ document }) => !document.nodes.trainer))('$id runs to its end', async ({ document }) => {
  const states: Record<string, string> = {};
  const engine = new WordEngine();
  const run = new GraphRun({ runId: 'r', graphId: 'g', document, targets: 'all' }, { ...referenceServices(), text: async () => engine }, (event) => {
    if (event.kind === 'node') states[event.node] = event.state;
  });
  await run.execute();
  expect(Object.keys(states).toSorted()).toEqual(Object.keys(document.nodes).toSorted());
  expect(new Set(Object.values(states))).toEqual(new Set(['done']));
});

it('shows three models in a row, each with a text of its own', () => {
  const chain = textTemplates.find(({ id }) => id === 'story-chain')!.document;
  expect(Object.values(chain.nodes).filter(({ type }) => type === 'gpt-2')).toHaveLength(3);
});

it('continues the text of the acceptance exactly', () => {
  const { nodes } = textTemplates.find(({ id }) => id === 'continue-text')!.document;
  expect(nodes.prompt!.params.text).toBe('Artificial Intelligence is revolutionizing the way we create content. The future of');
  expect(nodes.model!.params).toMatchObject({ maxLength: 100, sequences: 1 });
});
