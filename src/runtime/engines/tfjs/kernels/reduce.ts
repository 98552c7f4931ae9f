/** Reductions, softmax and arg max. */
import { argMax, logSoftmax, max, mean, softmax, sum, type Tensor } from '@tensorflow/tfjs-core';
import { flagAttribute, numberAttribute, numbersAttribute } from '../../../tensor/ops/op';
import { mutable, type Kernel } from './kernel';

type Reduce = (x: Tensor, axes: number[], keepDims: boolean) => Tensor;

const reduction = (reduce: Reduce): Kernel => ([x], { attributes }) =>
  reduce(x!, mutable(numbersAttribute(attributes, 'axes')), flagAttribute(attributes, 'keepDims'));

export const reduceKernels: Readonly<Record<string, Kernel>> = {
  sum: reduction(sum),
  mean: reduction(mean),
  max: reduction(max),
  softmax: ([x]) => softmax(x!),
  logSoftmax: ([x]) => logSoftmax(x!),
  argMax: ([x], { attributes }) => argMax(x!, numberAttribute(attributes, 'axis')),
};
