/** Operations that only move elements: reshape, transpose, broadcast, concatenate, slice, pad. */
import { pad, reshape, slice, sumTo, transpose } from '../operations';
import { broadcastShapes, sameShape, ShapeError, sizeOf } from '../shapes';
import { numberAttribute, numbersAttribute, type OpRecord } from './op';

const free = (): number => 0;

export const arrangementOps: readonly OpRecord[] = [
  {
    name: 'reshape',
    shape: (args, attributes) => {
      const shape = numbersAttribute(attributes, 'shape');
      if (!shape.every(Number.isInteger) || sizeOf(shape) !== sizeOf(args[0]!.shape)) throw new ShapeError('reshape', [args[0]!.shape, shape], 'the sizes differ');
      return shape;
    },
    gradient: ({ builder, args, upstream }) => reshape(builder, upstream, args[0]!.shape),
    flops: free,
  },
  {
    name: 'transpose',
    shape: (args, attributes) => {
      const { shape } = args[0]!;
      const order = numbersAttribute(attributes, 'order');
      if (!sameShape([...order].sort((a, b) => a - b), shape.map((_, axis) => axis))) {
        throw new ShapeError('transpose', [shape], `${order.join(', ')} is no order of the axes`);
      }
      return order.map((axis) => shape[axis]!);
    },
    gradient: ({ builder, attributes, upstream }) => {
      const order = numbersAttribute(attributes, 'order');
      return transpose(builder, upstream, order.map((_, axis) => order.indexOf(axis)));
    },
    flops: free,
  },
  {
    name: 'broadcastTo',
    shape: (args, attributes) => {
      const shape = numbersAttribute(attributes, 'shape');
      const common = broadcastShapes(args[0]!.shape, shape);
      if (!common || !sameShape(common, shape)) throw new ShapeError('broadcastTo', [args[0]!.shape, shape], 'cannot be repeated so');
      return shape;
    },
    gradient: ({ builder, args, upstream }) => sumTo(builder, upstream, args[0]!.shape),
    flops: free,
  },
  {
    name: 'concat',
    shape: (args, attributes) => {
      const axis = numberAttribute(attributes, 'axis');
      const shapes = args.map((arg) => arg.shape);
      const first = shapes[0];
      const fits = (shape: readonly number[]): boolean => shape.length === first?.length && shape.every((size, i) => i === axis || size === first[i]);
      if (!first || axis < 0 || axis >= first.length || !shapes.every(fits)) throw new ShapeError('concat', shapes, `cannot be joined along axis ${axis}`);
      return first.map((size, i) => (i === axis ? shapes.reduce((total, shape) => total + shape[i]!, 0) : size));
    },
    gradient: ({ builder, args, attributes, upstream }, argument) => {
      const axis = numberAttribute(attributes, 'axis');
      const { shape } = args[argument]!;
      const offset = args.slice(0, argument).reduce((total, arg) => total + arg.shape[axis]!, 0);
      return slice(builder, upstream, shape.map((_, i) => (i === axis ? offset : 0)), shape);
    },
    flops: free,
  },
  {
    name: 'slice',
    shape: (args, attributes) => {
      const { shape } = args[0]!;
      const begin = numbersAttribute(attributes, 'begin');
      const size = numbersAttribute(attributes, 'size');
      const inside = begin.length === shape.length && size.length === shape.length
        && shape.every((extent, axis) => begin[axis]! >= 0 && size[axis]! > 0 && begin[axis]! + size[axis]! <= extent);
      if (!inside) throw new ShapeError('slice', [shape], `begin ${begin.join(', ')} and size ${size.join(', ')} reach outside`);
      return size;
    },
    gradient: ({ builder, args, attributes, upstream }) => {
      const begin = numbersAttribute(attributes, 'begin');
      const after = args[0]!.shape.map((extent, axis) => extent - begin[axis]! - upstream.shape[axis]!);
      return pad(builder, upstream, begin, after);
    },
    flops: free,
  },
  {
    name: 'pad',
    shape: (args, attributes) => {
      const { shape } = args[0]!;
      const before = numbersAttribute(attributes, 'before');
      const after = numbersAttribute(attributes, 'after');
      if (before.length !== shape.length || after.length !== shape.length || [...before, ...after].some((count) => count < 0)) {
        throw new ShapeError('pad', [shape], `cannot be padded by ${before.join(', ')} and ${after.join(', ')}`);
      }
      return shape.map((extent, axis) => before[axis]! + extent + after[axis]!);
    },
    gradient: ({ builder, args, attributes, upstream }) => slice(builder, upstream, numbersAttribute(attributes, 'before'), args[0]!.shape),
    flops: free,
  },
];

