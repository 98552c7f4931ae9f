/** Kernels that only move elements. */
import { broadcastTo, concat, gather, matMul, oneHot, pad, reshape, scatterND, slice, transpose, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import { numberAttribute, numbersAttribute } from '../../../tensor/ops/op';
import { sizeOf } from '../../../tensor/shapes';
import type { DeviceKind } from '../../engine';
import { asFloats, mutable, type Kernel } from './kernel';

export const arrangementKernels: Readonly<Record<string, Kernel>> = {
  reshape: ([x], { shape }) => reshape(x!, mutable(shape)),
  transpose: ([x], { attributes }) => transpose(x!, mutable(numbersAttribute(attributes, 'order'))),
  broadcastTo: ([x], { shape }) => broadcastTo(x!, mutable(shape)),
  concat: (inputs, { attributes }) => concat([...inputs], numberAttribute(attributes, 'axis')),
  slice: ([x], { attributes, shape }) => slice(x!, mutable(numbersAttribute(attributes, 'begin')), mutable(shape)),
  pad: ([x], { attributes }) => {
    const after = numbersAttribute(attributes, 'after');
    return pad(x!, numbersAttribute(attributes, 'before').map((count, axis): [number, number] => [count, after[axis]!]));
  },
  gather: ([table, indices]) => gather(table!, indices as Tensor1D),
  scatterAdd: ([indices, updates], { shape }, device) => {
    const count = indices!.size;
    const rows = shape[0]!;
    const width = sizeOf(shape.slice(1));
    if (device !== 'webgpu') return scatterND(reshape(indices!, [count, 1]), reshape(updates!, [count, ...shape.slice(1)]), mutable(shape));
    // Atomic additions on a GPU come in any order, and so with any rounding: a product with the one-hot matrix does not.
    return reshape(matMul(hotRows(reshape(indices!, [count]), rows, device), reshape(updates!, [count, width]), true), mutable(shape));
  },
  oneHot: ([indices], { attributes }, device) => hotRows(indices!, numberAttribute(attributes, 'depth'), device),
};

/** Whole numbers first: the wasm kernel writes them whatever type it is asked for. */
function hotRows(indices: Tensor, depth: number, device: DeviceKind): Tensor {
  return asFloats(oneHot(indices, depth, 1, 0, 'int32'), device);
}
