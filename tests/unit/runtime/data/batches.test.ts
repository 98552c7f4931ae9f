import { describe, expect, it } from 'vitest';
import { batchIndices } from '../../../../src/runtime/data/batches';

function steps(seed: number, size: number, batch: number, count: number): number[] {
  return Array.from({ length: count }, (_, step) => [...batchIndices(seed, size, batch, step)]).flat();
}

describe('batchIndices', () => {
  it('shows every example once per epoch, over batches that span its end', () => {
    const indices = steps(1, 10, 4, 5);
    for (const epoch of [indices.slice(0, 10), indices.slice(10, 20)]) {
      expect(epoch.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
  });

  it('shuffles every epoch anew', () => {
    const indices = steps(1, 50, 50, 2);
    expect(indices.slice(0, 50)).not.toEqual(indices.slice(50));
    expect(indices.slice(0, 50)).not.toEqual(indices.slice(0, 50).toSorted((a, b) => a - b));
  });

  it('depends on the step alone, not on what came before', () => {
    const inOrder = steps(3, 100, 32, 20);
    const alone = [19, 7, 12].map((step) => [...batchIndices(3, 100, 32, step)]);
    expect(alone).toEqual([19, 7, 12].map((step) => inOrder.slice(step * 32, (step + 1) * 32)));
  });

  it('follows the seed', () => {
    expect(steps(1, 100, 100, 1)).not.toEqual(steps(2, 100, 100, 1));
  });

  it('takes a batch larger than the data set', () => {
    const counts = [0, 0, 0];
    for (const index of batchIndices(1, 3, 9, 0)) counts[index]!++;
    expect(counts).toEqual([3, 3, 3]);
  });

  it('numbers an unlimited source on and on', () => {
    expect([...batchIndices(1, null, 3, 5)]).toEqual([15, 16, 17]);
  });
});
