import { expect, test } from 'vitest';
import { fuse } from '../../../../../src/runtime/engines/plan/fuse';
import { rewrite } from '../../../../../src/runtime/engines/plan/rewrite';
import { broadcastIndex, mapIndex } from '../../../../../src/runtime/engines/webgpu/wgsl/indexing';
import { ProgramBuilder } from '../../../../../src/runtime/tensor/builder';
import { add, exp, matmul, mul, relu, softmax, sub, sum } from '../../../../../src/runtime/tensor/operations';
import type { Value } from '../../../../../src/runtime/tensor/program';

function programOf(build: (b: ProgramBuilder, x: Value, w: Value) => Value) {
  const b = new ProgramBuilder();
  b.output('result', build(b, b.feed('x', [6, 4]), b.state('w', [4, 5])));
  return b.build();
}

const names = (build: Parameters<typeof programOf>[0]) => rewrite(programOf(build)).operations.map(({ op }) => op).filter((op) => op !== 'feed' && op !== 'state');
const groups = (build: Parameters<typeof programOf>[0]) => fuse(programOf(build)).groups.map(({ members }) => members.length);

test('softmax is composed of other operations', () => {
  expect(names((b, x) => softmax(b, x))).toEqual(['max', 'sub', 'exp', 'sum', 'div']);
});

test('a product with one column is a sum, one of single numbers is elementwise', () => {
  expect(names((b, x) => matmul(b, x, b.state('column', [4, 1])))).toEqual(['reshape', 'mul', 'sum', 'reshape']);
  expect(names((b) => matmul(b, b.state('column', [4, 1]), b.state('row', [1, 3])))).toEqual(['mul']);
});

test('a sum of two products is one operation, unless something else reads one of them', () => {
  const both = (b: ProgramBuilder, x: Value, w: Value) => [matmul(b, x, w), matmul(b, b.feed('y', [6, 4]), w)] as const;
  expect(names((b, x, w) => add(b, ...both(b, x, w)))).toEqual(['matmul']);
  expect(names((b, x, w) => mul(b, add(b, ...both(b, x, w)), both(b, x, w)[0]))).toEqual(['matmul', 'matmul', 'add', 'mul']);
});

test('products over different depths stay apart', () => {
  const deeper = (b: ProgramBuilder): Value => matmul(b, b.feed('deeper', [6, 9]), b.state('taller', [9, 5]));
  expect(names((b, x, w) => add(b, matmul(b, x, w), deeper(b)))).toEqual(['matmul', 'matmul', 'add']);
});

test('a result that is a leaf is computed by some kernel', () => {
  expect(names((_, x) => x)).toEqual(['constant', 'mul']);
});

test('elementwise work before and after a sum is in its kernel', () => {
  expect(groups((b, x) => exp(b, sum(b, mul(b, x, x), [1])))).toEqual([1]);
});

test('what reads a whole row waits for the kernel that makes it', () => {
  expect(groups((b, x, w) => {
    const y = relu(b, matmul(b, x, w));
    return sub(b, y, sum(b, y, [1], true));
  })).toEqual([1, 1, 1]);
});

test('index arithmetic takes axes together where it can', () => {
  expect(broadcastIndex([2, 3, 4], [2, 3, 4], 'i')).toBe('i');
  expect(broadcastIndex([3, 4], [2, 3, 4], 'i')).toBe('(i % 12u)');
  expect(broadcastIndex([2, 1, 1], [2, 3, 4], 'i')).toBe('(i / 12u)');
  expect(broadcastIndex([], [2, 3], 'i')).toBe('0u');
  expect(mapIndex([2, 3], [1, 2], 'i', 5)).toBe('(i / 3u) + (i % 3u) * 2u + 5u');
});
