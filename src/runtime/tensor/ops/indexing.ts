/** Operations on whole-number indices: look-up, its transpose, arg max, one-hot and casts. */
import type { Value } from '../program';
import { cast, gather, scatterAdd } from '../operations';
import { reducedShape, sameShape, ShapeError } from '../shapes';
import { dtypeAttribute } from './leaves';
import { numberAttribute, type OpRecord } from './op';

export const indexingOps: readonly OpRecord[] = [
  {
    // Rows of a table: [rows, ...row], indices [...n] -> [...n, ...row].
    name: 'gather',
    shape: (args) => {
      const [table, indices] = args as [Value, Value];
      if (table.shape.length === 0 || indices.dtype !== 'i32') throw new ShapeError('gather', [table.shape, indices.shape], 'needs a table and i32 indices');
      return [...indices.shape, ...table.shape.slice(1)];
    },
    gradient: ({ builder, args, upstream }, argument) => (argument === 0 ? scatterAdd(builder, args[1]!, upstream, args[0]!.shape[0]!) : null),
    flops: () => 0,
  },
  {
    // The transpose of gather: adds each update to the row of a zero table that its index names.
    name: 'scatterAdd',
    shape: (args, attributes) => {
      const [indices, updates] = args as [Value, Value];
      const rank = indices.shape.length;
      if (indices.dtype !== 'i32' || !sameShape(indices.shape, updates.shape.slice(0, rank))) {
        throw new ShapeError('scatterAdd', [indices.shape, updates.shape], 'needs one i32 index for each update');
      }
      return [numberAttribute(attributes, 'rows'), ...updates.shape.slice(rank)];
    },
    dtype: (args) => args[1]!.dtype,
    gradient: ({ builder, args, upstream }, argument) => (argument === 1 ? gather(builder, upstream, args[0]!) : null),
  },
  {
    name: 'argMax',
    shape: (args, attributes) => {
      const { shape } = args[0]!;
      const axis = numberAttribute(attributes, 'axis');
      if (axis < 0 || axis >= shape.length) throw new ShapeError('argMax', [shape], `there is no axis ${axis}`);
      return reducedShape(shape, [axis], false);
    },
    dtype: () => 'i32',
    gradient: () => null,
  },
  {
    name: 'oneHot',
    shape: (args, attributes) => {
      if (args[0]!.dtype !== 'i32') throw new ShapeError('oneHot', [args[0]!.shape], 'needs i32 indices');
      return [...args[0]!.shape, numberAttribute(attributes, 'depth')];
    },
    dtype: () => 'f32',
    gradient: () => null,
  },
  {
    name: 'cast',
    shape: (args) => args[0]!.shape,
    dtype: (_, attributes) => dtypeAttribute(attributes),
    gradient: ({ builder, args, result, upstream }) => (result.dtype === 'f32' && args[0]!.dtype === 'f32' ? cast(builder, upstream, 'f32') : null),
  },
];
