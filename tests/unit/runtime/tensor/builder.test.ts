import { expect, test } from 'vitest';
import { ProgramBuilder } from '../../../../src/runtime/tensor/builder';
import { add, concat, matmul, mul, neg, reshape, sum, sumTo, tanh } from '../../../../src/runtime/tensor/operations';
import { ShapeError } from '../../../../src/runtime/tensor/shapes';

test('operations that nothing needs are dropped and the others renumbered', () => {
  const builder = new ProgramBuilder();
  const x = builder.feed('x', [2]);
  tanh(builder, x);
  builder.output('y', mul(builder, x, x));
  const { operations, outputs } = builder.build();
  expect(operations.map(({ op, args }) => [op, ...args])).toEqual([['feed'], ['mul', 0, 0]]);
  expect(outputs).toEqual({ y: 1 });
});

test('states stay declared even where nothing reads them', () => {
  const builder = new ProgramBuilder();
  builder.state('weights', [2, 3]);
  expect(builder.build().states).toEqual({ weights: { shape: [2, 3], dtype: 'f32' } });
});

test('an operation that is already there is used again', () => {
  const builder = new ProgramBuilder();
  const x = builder.feed('x', [2]);
  expect(tanh(builder, x).id).toBe(tanh(builder, x).id);
  expect(tanh(builder, x).id).not.toBe(tanh(builder, builder.feed('y', [2])).id);
});

test('adding zero and multiplying by one build nothing', () => {
  const builder = new ProgramBuilder();
  const x = builder.feed('x', [2]);
  expect(add(builder, mul(builder, 1, x), 0)).toEqual(x);
});

test('what a constant comes to is known while building', () => {
  const builder = new ProgramBuilder();
  const x = builder.feed('x', [2, 3]);
  builder.output('y', mul(builder, neg(builder, builder.constant(2, [2, 3])), x));
  const { operations } = builder.build();
  expect(operations.map(({ op }) => op)).toEqual(['feed', 'constant', 'mul']);
  expect(operations[1]).toMatchObject({ shape: [], attributes: { values: -2 } });
});

test('a difference of two multiples is a multiple of the difference', () => {
  const builder = new ProgramBuilder();
  const [x, y] = [builder.feed('x', [2, 3]), builder.feed('y', [2, 3])];
  builder.output('difference', add(builder, mul(builder, x, -0.5), mul(builder, 0.5, y)));
  const { operations } = builder.build();
  expect(operations.map(({ op }) => op)).toEqual(['feed', 'feed', 'constant', 'sub', 'mul']);
  expect(operations[3]!.args).toEqual([1, 0]);
});

test('a factor that repeats along the axes of a sum is multiplied by after it', () => {
  const builder = new ProgramBuilder();
  const [x, row] = [builder.feed('x', [4, 3]), builder.feed('row', [1, 3])];
  builder.output('sum', sumTo(builder, mul(builder, x, row), [3]));
  const { operations } = builder.build();
  expect(operations.map(({ op, shape }) => `${op} ${shape.join('x')}`)).toEqual(['feed 4x3', 'feed 1x3', 'sum 3', 'reshape 1x3', 'mul 1x3', 'reshape 3']);
});

test('shapes broadcast from the back', () => {
  const builder = new ProgramBuilder();
  expect(add(builder, builder.feed('x', [4, 1]), builder.feed('y', [3])).shape).toEqual([4, 3]);
});

test('a misfit names the operation and both shapes', () => {
  const builder = new ProgramBuilder();
  const [x, y] = [builder.feed('x', [2, 3]), builder.feed('y', [4, 5])];
  expect(() => matmul(builder, x, y)).toThrow('matmul([2, 3], [4, 5]): the inner sizes 3 and 4 differ');
  expect(() => add(builder, x, y)).toThrow(ShapeError);
  expect(() => concat(builder, [x, y], 0)).toThrow(ShapeError);
  expect(() => reshape(builder, x, [4, -1])).toThrow(ShapeError);
  expect(() => sum(builder, x, [2])).toThrow(ShapeError);
});

test('a name stands for one shape', () => {
  const builder = new ProgramBuilder();
  builder.feed('x', [2]);
  expect(() => builder.feed('x', [3])).toThrow(ShapeError);
});

test('an update keeps the shape of its state and comes once', () => {
  const builder = new ProgramBuilder();
  const state = builder.state('weights', [2]);
  expect(() => builder.update('weights', sum(builder, state))).toThrow(ShapeError);
  builder.update('weights', tanh(builder, state));
  expect(() => builder.update('weights', state)).toThrow('already updated');
  expect(() => builder.update('other', state)).toThrow('no state named other');
});
