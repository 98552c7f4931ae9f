/** A convolution and its two gradients as matrix products whose elements are looked up in the images. */
import { convolutionOptions, paddingBefore } from '../../../tensor/ops/convolution';
import { partsAttribute } from '../../../tensor/ops/op';
import type { Operation, Program } from '../../../tensor/program';
import type { Product } from './factors';
import type { Geometry } from './geometry';
import { inputGradient } from './inputGradient';
import type { Scope } from './scope';

export function convolutionProduct(program: Program, operation: Operation): Product {
  const [first, second] = operation.args.map((arg) => program.operations[arg]!.shape) as [readonly number[], readonly number[]];
  const form = forms[operation.op]!;
  const { image, filter, output } = form.shapes(first, second, operation.shape);
  const options = convolutionOptions(operation.attributes);
  const geometry: Geometry = {
    height: image[1]!, width: image[2]!, channels: image[3]!,
    filterHeight: filter[0]!, filterWidth: filter[1]!, features: filter[3]!,
    outHeight: output[1]!, outWidth: output[2]!, batch: image[0]!,
    stride: options.stride, top: paddingBefore(image[1]!, filter[0]!, options), left: paddingBefore(image[2]!, filter[1]!, options),
  };
  return form.product(operation, geometry);
}

type Shapes = Record<'image' | 'filter' | 'output', readonly number[]>;

interface Form {
  readonly shapes: (first: readonly number[], second: readonly number[], result: readonly number[]) => Shapes;
  readonly product: (operation: Operation, geometry: Geometry) => Product;
}

/** Zero outside of the image; the position is computed modulo 2^32, so that negative ones are large. */
function pixel(scope: Scope, image: number, g: Geometry, position: string, tap: string, channel: string): string {
  const y = scope.let(`${position} / ${g.outWidth}u % ${g.outHeight}u * ${g.stride}u + ${tap} / ${g.filterWidth}u - ${g.top}u`);
  const x = scope.let(`${position} % ${g.outWidth}u * ${g.stride}u + ${tap} % ${g.filterWidth}u - ${g.left}u`);
  const sample = scope.let(`${position} / ${g.outWidth * g.outHeight}u`);
  const value = scope.element(image, `((${sample} * ${g.height}u + ${y}) * ${g.width}u + ${x}) * ${g.channels}u + ${channel}`);
  return scope.let(`select(0.0f, ${value}, ${y} < ${g.height}u && ${x} < ${g.width}u)`);
}

const forms: Readonly<Record<string, Form>> = {
  conv2d: {
    shapes: (image, filter, output) => ({ image, filter, output }),
    product: ({ args: [image, filter] }, g) => ({
      batches: 1, rows: g.batch * g.outHeight * g.outWidth, inner: g.filterHeight * g.filterWidth * g.channels, columns: g.features,
      leftAlongInner: true, rightAlongInner: false,
      terms: [{
        left: (scope, row, k) => pixel(scope, image!, g, row, scope.let(`${k} / ${g.channels}u`), scope.let(`${k} % ${g.channels}u`)),
        right: (scope, k, column) => scope.element(filter!, `${k} * ${g.features}u + ${column}`),
      }],
    }),
  },
  conv2dInputGradient: {
    shapes: (output, filter, image) => ({ image, filter, output }),
    product: inputGradient,
  },
  conv2dFilterGradient: {
    shapes: (image, output, filter) => ({ image, filter: filter.slice(-4), output }),
    product: ({ args: [image, output], attributes }, g) => {
      const parts = partsAttribute(attributes);
      const inner = (g.batch * g.outHeight * g.outWidth) / parts;
      const position = (scope: Scope, k: string): string => (parts === 1 ? k : scope.let(`batch * ${inner}u + ${k}`));
      return {
        batches: parts, rows: g.filterHeight * g.filterWidth * g.channels, inner, columns: g.features,
        leftAlongInner: false, rightAlongInner: false,
        terms: [{
          left: (scope, row, k) => pixel(scope, image!, g, position(scope, k), scope.let(`${row} / ${g.channels}u`), scope.let(`${row} % ${g.channels}u`)),
          right: (scope, k, column) => scope.element(output!, `${position(scope, k)} * ${g.features}u + ${column}`),
        }],
      };
    },
  },
};
