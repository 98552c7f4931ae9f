/** A convolution and its two gradients as matrix products whose left operand is read from images framed by zeros. */
import type { Operation, ValueId } from '../../../tensor/program';
import { geometryOf, type Geometry } from '../../plan/geometry';
import type { Address } from '../emit/scope';
import type { Frame, KernelContext, Stages, Task } from './kernel';
import { padImages, type Columns, type Padding } from './packing';
import { productTasks } from './product';
import type { Product } from './tiling';

export function convolutionKernel(context: KernelContext): Stages {
  const operation = context.layout.program.operations[context.kernel.group.root!]!;
  return forms[operation.op]!(context, operation, geometryOf(context.layout.program, operation));
}

/** Images as a product reads them. */
interface Framed {
  readonly address: (frame: Frame) => Address;
  /** Elements of a row of pixels, and of an image. */
  readonly row: number;
  readonly image: number;
  readonly tasks: readonly Task[];
}

/** The images as they are, if no product reads beside them; else a copy with zeros there. */
function framed(context: KernelContext, value: ValueId, padding: Padding): Framed {
  const [batch, height, width, channels] = padding.shape as [number, number, number, number];
  const from = (frame: Frame): Address => context.address(value, frame);
  const fits = padding.top === 0 && padding.left === 0 && padding.height <= height && padding.width <= width;
  if (fits) return { address: from, row: width * channels, image: height * width * channels, tasks: [] };
  const [row, image] = [padding.width * channels, padding.height * padding.width * channels];
  const target = context.allocate(batch * image);
  return { address: () => ({ pointer: null, offset: target }), row, image, tasks: [padImages(from, padding, target)] };
}

/** The image with all that filters reach. */
function framedImage(context: KernelContext, value: ValueId, g: Geometry): Framed {
  return framed(context, value, {
    shape: [g.batch, g.height, g.width, g.channels], top: g.top, left: g.left,
    height: (g.outHeight - 1) * g.stride + g.filterHeight, width: (g.outWidth - 1) * g.stride + g.filterWidth,
  });
}

const plain = { batches: 1, leftBatch: 0, resultBatch: 0, leftStart: 0, resultStart: 0 } as const;

type Form = (context: KernelContext, operation: Operation, g: Geometry) => Stages;

const conv2d: Form = (context, { args: [image, filter] }, g) => {
  const source = framedImage(context, image!, g);
  const [line, taps] = [g.filterWidth * g.channels, g.stride * g.channels];
  const { packing, compute } = productTasks(context, {
    ...plain,
    terms: [{
      left: source.address,
      right: {
        address: (frame) => context.address(filter!, frame), start: 0, columns: g.features, stride: 1, batches: 1, batchStride: 0,
        inner: [{ size: g.filterHeight, stride: line * g.features }, { size: line, stride: g.features }],
      },
    }],
    rows: [
      { size: g.batch, stride: source.image, result: g.outHeight * g.outWidth * g.features },
      { size: g.outHeight, stride: g.stride * source.row, result: g.outWidth * g.features },
      { size: g.outWidth, stride: taps, result: g.features },
    ],
    inner: [{ size: g.filterHeight, stride: source.row }, { size: line, stride: 1 }],
    columns: g.features,
  });
  return [[...source.tasks, ...packing], [compute]];
};

/** The result is a sum over all positions of all images. */
const conv2dFilterGradient: Form = (context, { args: [image, output] }, g) => {
  const source = framedImage(context, image!, g);
  const line = g.filterWidth * g.channels;
  const row = g.outWidth * g.features;
  const { packing, compute } = productTasks(context, {
    ...plain,
    terms: [{
      left: source.address,
      right: {
        address: (frame) => context.address(output!, frame), start: 0, columns: g.features, stride: 1, batches: 1, batchStride: 0,
        inner: [{ size: g.batch, stride: g.outHeight * row }, { size: g.outHeight, stride: row }, { size: g.outWidth, stride: g.features }],
      },
    }],
    rows: [{ size: g.filterHeight, stride: source.row, result: line * g.features }, { size: line, stride: 1, result: g.features }],
    inner: [
      { size: g.batch, stride: source.image },
      { size: g.outHeight, stride: g.stride * source.row },
      { size: g.outWidth, stride: g.stride * g.channels },
    ],
    columns: g.features,
  });
  return [[...source.tasks, ...packing], [compute]];
};

/** Which taps of the filter reach the pixels `phase`, `phase + stride` and so on of an axis, and from where in the output. */
interface Phase {
  readonly phase: number;
  /** Pixels. */
  readonly count: number;
  readonly taps: number;
  /** The last tap that reaches them; the ones before are `stride` apart. */
  readonly lastTap: number;
  /** Where in the output the last tap's value for the first pixel is; negative before its beginning. */
  readonly first: number;
}

function phasesOf(size: number, filter: number, stride: number, before: number): Phase[] {
  return Array.from({ length: Math.min(stride, size) }, (_, phase) => {
    const firstTap = (phase + before) % stride;
    const taps = Math.max(0, Math.ceil((filter - firstTap) / stride));
    return {
      phase,
      count: Math.ceil((size - phase) / stride),
      taps,
      lastTap: firstTap + (taps - 1) * stride,
      first: Math.floor((phase + before) / stride) - (taps - 1),
    };
  });
}

/** For each phase of the stride a convolution of the output with every `stride`-th tap, in reverse. */
const conv2dInputGradient: Form = (context, { args: [output, filter] }, g) => {
  const [vertical, horizontal] = [phasesOf(g.height, g.filterHeight, g.stride, g.top), phasesOf(g.width, g.filterWidth, g.stride, g.left)];
  const [top, left] = [vertical, horizontal].map((phases) => Math.max(0, ...phases.map(({ first }) => -first))) as [number, number];
  const reach = (phases: readonly Phase[], before: number): number => Math.max(1, ...phases.map(({ first, count, taps }) => before + first + count - 1 + taps));
  const source = framed(context, output!, {
    shape: [g.batch, g.outHeight, g.outWidth, g.features], top, left, height: reach(vertical, top), width: reach(horizontal, left),
  });
  const parts = vertical.flatMap((y) => horizontal.map((x) => productTasks(context, {
    ...plain,
    leftStart: (top + y.first) * source.row + (left + x.first) * g.features,
    resultStart: (y.phase * g.width + x.phase) * g.channels,
    terms: [{ left: source.address, right: reversedTaps(context, filter!, g, y, x) }],
    rows: [
      { size: g.batch, stride: source.image, result: g.height * g.width * g.channels },
      { size: y.count, stride: source.row, result: g.stride * g.width * g.channels },
      { size: x.count, stride: g.features, result: g.stride * g.channels },
    ],
    inner: [{ size: y.taps, stride: source.row }, { size: x.taps * g.features, stride: 1 }],
    columns: g.channels,
  } satisfies Product)));
  return [[...source.tasks, ...parts.flatMap(({ packing }) => packing)], parts.map(({ compute }) => compute)];
};

function reversedTaps(context: KernelContext, filter: ValueId, g: Geometry, y: Phase, x: Phase): Columns {
  const tap = g.channels * g.features;
  return {
    address: (frame) => context.address(filter, frame),
    start: (y.lastTap * g.filterWidth + x.lastTap) * tap,
    inner: [
      { size: y.taps, stride: -g.stride * g.filterWidth * tap },
      { size: x.taps, stride: -g.stride * tap },
      { size: g.features, stride: 1 },
    ],
    columns: g.channels, stride: g.features, batches: 1, batchStride: 0,
  };
}

const forms: Readonly<Record<string, Form>> = { conv2d, conv2dFilterGradient, conv2dInputGradient };
