/** A convolution and its two gradients as matrix products whose elements are looked up in the images. */
import { partsAttribute } from '../../../tensor/ops/op';
import type { Operation, Program } from '../../../tensor/program';
import { geometryOf, type Geometry } from '../../plan/geometry';
import type { Product } from './factors';
import { inputGradient } from './inputGradient';
import type { Scope } from './scope';

export function convolutionProduct(program: Program, operation: Operation): Product {
  return forms[operation.op]!(operation, geometryOf(program, operation));
}

type Form = (operation: Operation, geometry: Geometry) => Product;

/** Zero outside of the image; the position is computed modulo 2^32, so that negative ones are large. */
function pixel(scope: Scope, image: number, g: Geometry, position: string, tap: string, channel: string): string {
  const y = scope.let(`${position} / ${g.outWidth}u % ${g.outHeight}u * ${g.stride}u + ${tap} / ${g.filterWidth}u - ${g.top}u`);
  const x = scope.let(`${position} % ${g.outWidth}u * ${g.stride}u + ${tap} % ${g.filterWidth}u - ${g.left}u`);
  const sample = scope.let(`${position} / ${g.outWidth * g.outHeight}u`);
  const value = scope.element(image, `((${sample} * ${g.height}u + ${y}) * ${g.width}u + ${x}) * ${g.channels}u + ${channel}`);
  return scope.zeroUnless([`${y} < ${g.height}u`, `${x} < ${g.width}u`], value);
}

const convolve: Form = ({ args: [image, filter] }, g) => ({
  batches: 1, rows: g.batch * g.outHeight * g.outWidth, inner: g.filterHeight * g.filterWidth * g.channels, columns: g.features,
  leftAlongInner: true, rightAlongInner: false,
  terms: [{
    left: (scope, row, k) => pixel(scope, image!, g, row, scope.let(`${k} / ${g.channels}u`), scope.let(`${k} % ${g.channels}u`)),
    right: (scope, k, column) => scope.element(filter!, `${k} * ${g.features}u + ${column}`),
  }],
});

/** Each part adds up some of the output's positions. */
const filterGradient: Form = ({ args: [image, output], attributes }, g) => {
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
};

const forms: Readonly<Record<string, Form>> = { conv2d: convolve, conv2dInputGradient: inputGradient, conv2dFilterGradient: filterGradient };
