/** The gradient of a convolution's image, which is also a transposed convolution, as a matrix product for each phase of its stride. */
import type { Operation } from '../../../tensor/program';
import type { Geometry } from '../../plan/geometry';
import type { Product } from './factors';
import type { Scope } from './scope';

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

  /** Conditions under which there is one, none where there always is: a phase may have a pixel or a tap less than another. */
  isPixel(pixel: string): string[] {
    return this.size % this.stride === 0 ? [] : [`${pixel} < ${this.size}u`];
  }

  isOutput(output: string): string[] {
    return [`${output} < ${this.outputs}u`];
  }

  isTap(tap: string): string[] {
    return this.filter % this.stride === 0 ? [] : [`${tap} < ${this.filter}u`];
  }
}

/** One product for each phase: zeros that the stride leaves between outputs are not multiplied. */
export function inputGradient({ args: [output, filter] }: Operation, g: Geometry): Product {
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
        return scope.zeroUnless([...down.isOutput(y), ...across.isOutput(x)], value);
      },
      right: (scope, k, column) => {
        const [[yPhase, xPhase], [yTap, xTap]] = [phases(scope), taps(scope, k)];
        const [y, x] = [down.filterTap(scope, yPhase, yTap), across.filterTap(scope, xPhase, xTap)];
        const value = scope.element(filter!, `((${y} * ${g.filterWidth}u + ${x}) * ${g.channels}u + ${column}) * ${g.features}u + ${k} % ${g.features}u`);
        return scope.zeroUnless([...down.isTap(y), ...across.isTap(x)], value);
      },
    }],
  };
}
