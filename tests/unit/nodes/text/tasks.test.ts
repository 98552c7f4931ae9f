import { expect, it } from 'vitest';
import { askFor } from '../../../../src/nodes/text/text-to-text/tasks';
import { node, wire } from '../../../../src/nodes/templates/wiring';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { graph } from './graphs';

it('asks as T5 was trained to be asked', () => {
  expect(askFor('summarise', 'a text', '', '')).toBe('summarize: a text');
  expect(askFor('translateGerman', 'a text', '', '')).toBe('translate English to German: a text');
  expect(askFor('answer', 'a text', 'who?', '')).toBe('question: who? context: a text');
  expect(askFor('plain', 'a text', '', 'ignored: ')).toBe('a text');
  expect(askFor('custom', 'a text', '', 'simplify: ')).toBe('simplify: a text');
});

it('says which tasks the built-in model has not learned', () => {
  const problems = (params: Record<string, string>) => {
    const document = graph({ prompt: node('prompt'), model: node('text-to-text', params) }, wire('prompt', 'text', 'model', 'text'));
    return inferTypes(document).problems.map(({ code }) => code);
  };
  expect(problems({ task: 'translateFrench' })).toEqual(['task-not-learned']);
  expect(problems({ task: 'summarise' })).toEqual([]);
  expect(problems({ task: 'translateFrench', model: 'hub:Xenova/t5-small@main#q8' })).toEqual([]);
});
