import { expect, test } from 'vitest';
import { ProgramBuilder } from '../../../../src/runtime/tensor/builder';
import { estimateCost } from '../../../../src/runtime/tensor/cost';
import { conv2d, matmul, tanh } from '../../../../src/runtime/tensor/operations';

test('a matrix product costs two operations for each pair', () => {
  const builder = new ProgramBuilder();
  builder.output('y', matmul(builder, builder.feed('x', [128, 100]), builder.state('w', [100, 30])));
  expect(estimateCost(builder.build()).flops).toBe(2 * 128 * 100 * 30);
});

test('a convolution costs two operations for each tap of each output', () => {
  const builder = new ProgramBuilder();
  builder.output('y', conv2d(builder, builder.feed('x', [2, 8, 8, 3]), builder.state('w', [5, 5, 3, 4]), { stride: 2, padding: 'same' }));
  expect(estimateCost(builder.build()).flops).toBe(2 * (2 * 4 * 4 * 4) * (5 * 5 * 3));
});

test('the peak counts only what lives at the same time', () => {
  const builder = new ProgramBuilder();
  const x = builder.feed('x', [1000]);
  builder.output('y', tanh(builder, tanh(builder, tanh(builder, tanh(builder, x)))));
  expect(estimateCost(builder.build()).peakBytes).toBe(2 * 4000);
});

test('states count once, from beginning to end', () => {
  const builder = new ProgramBuilder();
  const state = builder.state('w', [1000]);
  builder.update('w', tanh(builder, state));
  expect(estimateCost(builder.build())).toMatchObject({ stateBytes: 4000, peakBytes: 8000 });
});
