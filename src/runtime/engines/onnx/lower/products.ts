/** Matrix products and convolutions. */
import { convolutionOptions, paddingBefore } from '../../../tensor/ops/convolution';
import { flagAttribute, type Attributes } from '../../../tensor/ops/op';
import type { GraphBuilder, NodeAttributes } from '../graphBuilder';
import type { Lower, Operand } from './lower';

/** The product of two matrices, and in the same pass a third tensor added to it, and all times a number. */
export function product(graph: GraphBuilder, [x, y]: readonly Operand[], attributes: Attributes, added?: Operand, scale = 1): string {
  const transA = { integer: Number(flagAttribute(attributes, 'transposeA')) };
  const transB = { integer: Number(flagAttribute(attributes, 'transposeB')) };
  const factors: NodeAttributes = scale === 1 ? {} : { alpha: { float: scale }, beta: { float: scale } };
  if (x!.shape.length === 2) return graph.node('Gemm', [x!.name, y!.name, ...(added ? [added.name] : [])], { transA, transB, ...factors });
  return graph.runtimeNode('FusedMatMul', [x!.name, y!.name], { transA, transB });
}

/** ONNX has channels before rows; ONNX Runtime cancels transposes that meet. */
const toChannelsFirst = [0, 3, 1, 2];
const toChannelsLast = [0, 2, 3, 1];
const filterToOnnx = [3, 2, 0, 1];

function transpose(graph: GraphBuilder, name: string, order: readonly number[]): string {
  return graph.node('Transpose', [name], { perm: { integers: order } });
}

/** Zeros before and after rows and columns so that the filter visits as many positions as the output has; negative to crop. */
function padding(image: readonly number[], filter: readonly number[], output: readonly number[], attributes: Attributes): { before: number[]; after: number[] } {
  const options = convolutionOptions(attributes);
  const before = [0, 1].map((axis) => paddingBefore(image[axis + 1]!, filter[axis]!, options));
  const after = [0, 1].map((axis) => (output[axis + 1]! - 1) * options.stride + filter[axis]! - image[axis + 1]! - before[axis]!);
  return { before, after };
}

const clipped = (numbers: readonly number[]): number[] => numbers.map((number) => Math.max(0, number));

const convolve: Lower = (graph, [image, filter], { attributes, shape }) => {
  const { stride } = convolutionOptions(attributes);
  const { before, after } = padding(image!.shape, filter!.shape, shape, attributes);
  const result = graph.node('Conv', [transpose(graph, image!.name, toChannelsFirst), transpose(graph, filter!.name, filterToOnnx)], {
    strides: { integers: [stride, stride] },
    pads: { integers: [...before, ...clipped(after)] },
  });
  return transpose(graph, result, toChannelsLast);
};

/** The filter of a convolution is that of its transpose as it is: ONNX has [in, out, ...] there. */
const inputGradient: Lower = (graph, [output, filter], { attributes, shape }) => {
  const { stride } = convolutionOptions(attributes);
  const { before, after } = padding(shape, filter!.shape, output!.shape, attributes);
  const result = graph.node('ConvTranspose', [transpose(graph, output!.name, toChannelsFirst), transpose(graph, filter!.name, filterToOnnx)], {
    strides: { integers: [stride, stride] },
    pads: { integers: [...before, ...clipped(after)] },
    output_padding: { integers: clipped(after.map((size) => -size)) },
  });
  return transpose(graph, result, toChannelsLast);
};

/** With the batch as channels and the channels as batch: the image convolved with the output's gradient, its taps `stride` apart. */
const filterGradient: Lower = (graph, [image, output], { attributes, shape }) => {
  const { stride } = convolutionOptions(attributes);
  const { before, after } = padding(image!.shape, shape, output!.shape, attributes);
  const images = transpose(graph, cropped(graph, image!, after), [3, 0, 1, 2]);
  const result = graph.node('Conv', [images, transpose(graph, output!.name, [3, 0, 1, 2])], {
    dilations: { integers: [stride, stride] },
    pads: { integers: [...before, ...clipped(after)] },
  });
  return transpose(graph, result, [2, 3, 0, 1]);
};

/** Leaves out rows and columns that the filter never reaches. */
function cropped(graph: GraphBuilder, image: Operand, after: readonly number[]): string {
  if (after.every((size) => size >= 0)) return image.name;
  const ends = after.map((size, axis) => image.shape[axis + 1]! + Math.min(0, size));
  return graph.node('Slice', [image.name, graph.sizes([0, 0]), graph.sizes(ends), graph.sizes([1, 2])]);
}

export const productLowerings: Readonly<Record<string, Lower>> = {
  matmul: (graph, inputs, { attributes }) => product(graph, inputs, attributes),
  conv2d: convolve,
  conv2dInputGradient: inputGradient,
  conv2dFilterGradient: filterGradient,
};
