import { readFileSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { paramsOf } from '../../../../src/nodes/registry';
import { templates } from '../../../../src/nodes/templates';
import shipped from '../../../../src/nodes/templates/checkpoints.json';
import { compileTrainingStep } from '../../../../src/runtime/compile/trainingStep';
import { decodeTrainingState, fitsStep } from '../../../../src/runtime/worker/training/trainingState';

const list = JSON.parse(readFileSync('public/checkpoints/index.json', 'utf8')) as { hash: string; file: string; bytes: number }[];
const withWeights = templates.filter(({ document }) => document.nodes.trainer && paramsOf(document.nodes.trainer).checkpoint !== '');

it('ships weights with most templates', () => {
  expect(withWeights.length).toBeGreaterThanOrEqual(Object.values(shipped).filter(Boolean).length);
});

it.each(withWeights)('the weights of $id fit its networks, and all its steps are done', ({ document }) => {
  const { checkpoint, steps } = paramsOf(document.nodes.trainer!);
  const file = list.find(({ hash }) => hash === checkpoint)!;
  const state = decodeTrainingState(new Uint8Array(readFileSync(`public/checkpoints/${file.file}`)).buffer);
  expect(fitsStep(state, compileTrainingStep(document, 'trainer'))).toBe(true);
  expect(state.step).toBeGreaterThanOrEqual(Number(steps));
  expect(Object.values(state.states).every((values) => values.every(Number.isFinite))).toBe(true);
});

it('keeps each file smaller than 1.5 MB', () => {
  for (const { file, bytes } of list) {
    expect(statSync(`public/checkpoints/${file}`).size).toBe(bytes);
    expect(bytes).toBeLessThan(1.5e6);
  }
});
