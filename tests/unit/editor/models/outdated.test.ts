import { expect, test } from 'vitest';
import { withoutOutdated } from '../../../../src/editor/models/outdated';
import { emptyPicture, type RunPicture } from '../../../../src/editor/run/reduce';
import { error } from '../../../../src/runtime/graph/problems';

const failed = (code: string): RunPicture => ({ ...emptyPicture, nodes: { teller: { state: 'problem', hash: 'h', problems: [error(code)] } } });

test('that a model was not there is forgotten once the library has changed', () => {
  expect(withoutOutdated(failed('model-absent')).nodes.teller).toEqual({ state: undefined, hash: 'h', problems: [] });
});

test('what has nothing to do with the library stays', () => {
  const picture = failed('prompt-empty');
  expect(withoutOutdated(picture)).toBe(picture);
});
