import { expect, it } from 'vitest';
import { commonCount, itemAt } from '../../../../src/nodes/text/lists';
import { promptsOf } from '../../../../src/nodes/text/prompt/lines';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { chain, text } from './graphs';

it('lets a single text stand for as many as the others have', () => {
  expect(commonCount({ a: 3, b: 1 }).count).toBe(3);
  expect([0, 1, 2].map((index) => itemAt(['x'], index))).toEqual(['x', 'x', 'x']);
});

it('names the two lists that do not go together', () => {
  const { problem } = commonCount({ a: 3, b: 1, c: 2 });
  expect(problem).toMatchObject({ code: 'text-lists-unequal', port: 'c', values: { first: 'a', firstCount: 3, second: 'c', secondCount: 2 } });
});

it('waits with a length that is not known yet', () => {
  expect(commonCount({ a: undefined, b: 1 })).toEqual({ count: undefined, problem: null });
  expect(commonCount({}).count).toBe(1);
});

it('takes every line that is not empty as a prompt of its own', () => {
  expect(promptsOf({ text: 'a\n\n  b  \n', lines: true })).toEqual(['a', 'b']);
  expect(promptsOf({ text: 'a\nb', lines: false })).toEqual(['a\nb']);
});

it('tells on every wire how many texts flow along it', () => {
  const { outputs } = inferTypes(chain({ prompt: { text: 'a\nb\nc', lines: true }, model: { sequences: 2 } }));
  expect(outputs.prompt!.text).toEqual(text(3));
  expect(outputs.template!.text).toEqual(text(3));
  expect(outputs.model!.continuation).toEqual(text(6));
});
