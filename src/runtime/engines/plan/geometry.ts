/** The sizes of a convolution or of one of its gradients: of the image, the filter and the output. */
import { convolutionOptions, paddingBefore } from '../../tensor/ops/convolution';
import type { Operation, Program } from '../../tensor/program';

export interface Geometry {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly features: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly stride: number;
  /** Rows and columns of zeros before the image. */
  readonly top: number;
  readonly left: number;
}

export function geometryOf(program: Program, { op, args, attributes, shape }: Operation): Geometry {
  const [first, second] = args.map((arg) => program.operations[arg]!.shape) as [readonly number[], readonly number[]];
  // Parts of a filter's gradient have an axis before its own.
  const [image, filter, output] = op === 'conv2d' ? [first, second, shape] : op === 'conv2dInputGradient' ? [shape, second, first] : [first, shape.slice(-4), second];
  const options = convolutionOptions(attributes);
  return {
    batch: image[0]!, height: image[1]!, width: image[2]!, channels: image[3]!,
    filterHeight: filter[0]!, filterWidth: filter[1]!, features: filter[3]!,
    outHeight: output[1]!, outWidth: output[2]!,
    stride: options.stride, top: paddingBefore(image[1]!, filter[0]!, options), left: paddingBefore(image[2]!, filter[1]!, options),
  };
}
