/** A convolution and its two gradients as matrix products whose elements are looked up in the images. */
import { convolutionOptions, paddingBefore } from '../../../tensor/ops/convolution';
import { partsAttribute } from '../../../tensor/ops/op';
import type { Operation, Program } from '../../../tensor/program';
import type { Product } from './factors';
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

interface Geometry {
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
  readonly top: number;
  readonly left: number;
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

/**
 * An axis of a gradient's image: every pixel is met by each stride-th tap alone. Pixels that meet the same taps are a
 * phase, and `place` counts them; a phase's taps are counted by `tap`.
 */
class PhasedAxis {
  /** Pixels and taps of a phase, at most. */
  readonly places: number;
  readonly taps: number;

  constructor(
    private readonly size: number,
    private readonly outputs: number,
    private readonly filter: number,
    private readonly stride: number,
    private readonly before: number,
  ) {
    this.places = Math.ceil(size / stride);
    this.taps = Math.ceil(filter / stride);
  }

  /** The first pixel of a phase. */
  #first(scope: Scope, phase: string): string {
    const { stride, before } = this;
    return stride === 1 ? '0u' : scope.let(`(${phase} + ${Math.ceil(before / stride) * stride - before}u) % ${stride}u`);
  }

  pixel(scope: Scope, phase: string, place: string): string {
    return scope.let(`${place} * ${this.stride}u + ${this.#first(scope, phase)}`);
  }

  /** The output that a tap of the filter made with this pixel; computed modulo 2^32, so that those before the first are large. */
  output(scope: Scope, phase: string, place: string, tap: string): string {
    const { stride, before } = this;
    return scope.let(`${place} + (${this.#first(scope, phase)} + ${before}u - ${phase}) / ${stride}u - ${tap}`);
  }

  filterTap(scope: Scope, phase: string, tap: string): string {
    return scope.let(`${tap} * ${this.stride}u + ${phase}`);
  }

  /** Conditions; a phase may have a pixel or a tap less than another. */
  isPixel = (pixel: string): string[] => (this.size % this.stride === 0 ? [] : [`${pixel} < ${this.size}u`]);
  isOutput = (output: string): string[] => [`${output} < ${this.outputs}u`];
  isTap = (tap: string): string[] => (this.filter % this.stride === 0 ? [] : [`${tap} < ${this.filter}u`]);
}

/** One product for each phase: zeros that the stride leaves between outputs are not multiplied. */
function inputGradient({ args: [output, filter] }: Operation, g: Geometry): Product {
  const down = new PhasedAxis(g.height, g.outHeight, g.filterHeight, g.stride, g.top);
  const across = new PhasedAxis(g.width, g.outWidth, g.filterWidth, g.stride, g.left);
  const phases = (scope: Scope): [string, string] => (g.stride === 1 ? ['0u', '0u'] : [scope.let(`batch / ${g.stride}u`), scope.let(`batch % ${g.stride}u`)]);
  const places = (scope: Scope, row: string): [string, string] => [scope.let(`${row} / ${across.places}u % ${down.places}u`), scope.let(`${row} % ${across.places}u`)];
  const taps = (scope: Scope, k: string): [string, string] => {
    const tap = scope.let(`${k} / ${g.features}u`);
    return [scope.let(`${tap} / ${across.taps}u`), scope.let(`${tap} % ${across.taps}u`)];
  };
  const sample = (row: string): string => `${row} / ${down.places * across.places}u`;
  return {
    batches: g.stride ** 2, rows: g.batch * down.places * across.places, inner: down.taps * across.taps * g.features, columns: g.channels,
    leftAlongInner: true, rightAlongInner: true,
    place: (scope, row, column) => {
      const [[yPhase, xPhase], [yPlace, xPlace]] = [phases(scope), places(scope, row)];
      const [y, x] = [down.pixel(scope, yPhase, yPlace), across.pixel(scope, xPhase, xPlace)];
      const index = `((${sample(row)} * ${g.height}u + ${y}) * ${g.width}u + ${x}) * ${g.channels}u + ${column}`;
      return { index, conditions: [...down.isPixel(y), ...across.isPixel(x)] };
    },
    terms: [{
      left: (scope, row, k) => {
        const [[yPhase, xPhase], [yPlace, xPlace], [yTap, xTap]] = [phases(scope), places(scope, row), taps(scope, k)];
        const [y, x] = [down.output(scope, yPhase, yPlace, yTap), across.output(scope, xPhase, xPlace, xTap)];
        const value = scope.element(output!, `((${sample(row)} * ${g.outHeight}u + ${y}) * ${g.outWidth}u + ${x}) * ${g.features}u + ${k} % ${g.features}u`);
        return scope.let(`select(0.0f, ${value}, ${[...down.isOutput(y), ...across.isOutput(x)].join(' && ')})`);
      },
      right: (scope, k, column) => {
        const [[yPhase, xPhase], [yTap, xTap]] = [phases(scope), taps(scope, k)];
        const [y, x] = [down.filterTap(scope, yPhase, yTap), across.filterTap(scope, xPhase, xTap)];
        const value = scope.element(filter!, `((${y} * ${g.filterWidth}u + ${x}) * ${g.channels}u + ${column}) * ${g.features}u + ${k} % ${g.features}u`);
        const conditions = [...down.isTap(y), ...across.isTap(x)];
        return conditions.length === 0 ? value : scope.let(`select(0.0f, ${value}, ${conditions.join(' && ')})`);
      },
    }],
  };
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
