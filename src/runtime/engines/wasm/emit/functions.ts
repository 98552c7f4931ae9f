/**
 * Elementary functions on four numbers at once, to about 1e-7. Polynomials and reductions of exp, log, sin, cos and tanh
 * are those of the single-precision Cephes library (Moshier, https://www.netlib.org/cephes/). What is no number stays so.
 */
import type { V128 } from '../../../assembler/code';
import { f32x4, i32x4, v128 } from '../../../assembler/instructions';
import type { Arithmetic } from './arithmetic';

type Fn = (a: Arithmetic, x: V128) => V128;

/** Added to a number of up to 2^22 it leaves no room for digits behind the point, and the last bits are those of the whole number. */
const rounder = 1.5 * 2 ** 23;
const rounderBits = new Int32Array(Float32Array.of(rounder).buffer)[0]!;

/** The whole number next to `factor` times x, below 2^22, and a number whose bits less `rounderBits` are that number. */
function nearestMultiple(a: Arithmetic, x: V128, factor: number): { readonly whole: V128; readonly shifted: V128 } {
  const shifted = a.let(a.multiplyAdd(x, a.number(factor), a.number(rounder)));
  return { whole: a.let(f32x4.subtract(shifted, a.number(rounder))), shifted };
}

const expCoefficients = [1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1];
const logCoefficients = [
  7.0376836292e-2, -1.1514610310e-1, 1.1676998740e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
];
const sinCoefficients = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1];
const cosCoefficients = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2];
const tanhCoefficients = [-5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1];

/** ln 2 in two parts, the first with few bits, so that its multiples are exact. */
const [ln2High, ln2Low] = [0.693359375, -2.12194440e-4];
const logarithmOf2Base = Math.LOG2E;
const rootOfHalf = Math.SQRT1_2;
const lowestNormal = 1.17549435e-38;

/** 2^n for whole n in [-252, 254], in two factors, so that numbers below the normal ones and infinity come out. */
function scaled(a: Arithmetic, x: V128, n: V128): V128 {
  const half = a.let(i32x4.shiftRight(n, 1));
  const power = (exponent: V128): V128 => i32x4.shiftLeft(i32x4.add(exponent, a.whole(127)), 23);
  return f32x4.multiply(f32x4.multiply(x, power(half)), power(i32x4.subtract(n, half)));
}

export const exp: Fn = (a, x) => {
  // Beyond these bounds every result is zero or infinite.
  const bounded = a.let(f32x4.pseudoMax(f32x4.pseudoMin(x, a.number(89)), a.number(-104)));
  const { whole: n, shifted } = nearestMultiple(a, bounded, logarithmOf2Base);
  const r = a.let(a.multiplyAdd(n, a.number(-ln2Low), a.multiplyAdd(n, a.number(-ln2High), bounded)));
  const polynomial = a.polynomial(expCoefficients, r);
  const power = a.multiplyAdd(polynomial, f32x4.multiply(r, r), f32x4.add(r, a.number(1)));
  return scaled(a, power, a.let(i32x4.subtract(shifted, a.whole(rounderBits))));
};

/** log(1 + t) for t in [sqrt(1/2) - 1, sqrt(2) - 1], plus `exponent` times log(2). */
function logNear(a: Arithmetic, t: V128, exponent: V128): V128 {
  const square = a.let(f32x4.multiply(t, t));
  const cubic = f32x4.multiply(a.polynomial(logCoefficients, t), f32x4.multiply(square, t));
  const low = a.multiplyAdd(square, a.number(-0.5), a.multiplyAdd(exponent, a.number(ln2Low), cubic));
  return a.multiplyAdd(exponent, a.number(ln2High), f32x4.add(t, low));
}

/** The logarithm of `normal`, a normal number, times 2^-lowered. */
function logOfNormal(a: Arithmetic, normal: V128, lowered: V128 | null): V128 {
  const biased = f32x4.fromInteger(i32x4.subtract(i32x4.shiftRightUnsigned(normal, 23), a.whole(126)));
  const mantissa = a.let(v128.or(v128.and(normal, a.whole(0x007fffff)), a.whole(0x3f000000)));
  const isLow = a.let(f32x4.less(mantissa, a.number(rootOfHalf)));
  const exponent = a.let(f32x4.subtract(lowered ? f32x4.subtract(biased, lowered) : biased, v128.and(isLow, a.number(1))));
  const t = a.let(f32x4.subtract(f32x4.add(mantissa, v128.and(isLow, mantissa)), a.number(1)));
  return logNear(a, t, exponent);
}

export const log: Fn = (a, x) => {
  const tiny = a.let(f32x4.less(x, a.number(lowestNormal)));
  const normal = a.let(v128.select(tiny, f32x4.multiply(x, a.number(2 ** 23)), x));
  const result = a.let(logOfNormal(a, normal, v128.and(tiny, a.number(23))));
  const finite = v128.select(f32x4.less(x, a.number(Infinity)), result, x);
  const atZero = v128.select(f32x4.equal(x, a.number(0)), a.number(-Infinity), finite);
  return v128.select(f32x4.less(x, a.number(0)), a.number(Number.NaN), atZero);
};

/** log, where it is known that every number is positive, normal and finite. */
export const logOfPositive: Fn = (a, x) => logOfNormal(a, x, null);

/** log(1 + exp(x)), exact for large negative x too: 1 + exp(-|x|) is never rounded. */
export const softplus: Fn = (a, x) => {
  const power = a.let(exp(a, a.let(f32x4.negate(f32x4.abs(x)))));
  const isHigh = a.let(f32x4.greater(power, a.number(0.41421356237)));
  const t = a.let(v128.select(isHigh, f32x4.multiply(f32x4.subtract(power, a.number(1)), a.number(0.5)), power));
  return f32x4.add(f32x4.pseudoMax(x, a.number(0)), logNear(a, t, a.let(v128.and(isHigh, a.number(1)))));
};

export const sigmoid: Fn = (a, x) => f32x4.divide(a.number(1), f32x4.add(a.number(1), exp(a, a.let(f32x4.negate(x)))));

export const tanh: Fn = (a, x) => {
  const size = a.let(f32x4.abs(x));
  const square = a.let(f32x4.multiply(x, x));
  const near = a.let(a.multiplyAdd(f32x4.multiply(a.polynomial(tanhCoefficients, square), square), x, x));
  const power = exp(a, a.let(f32x4.add(size, size)));
  const far = f32x4.subtract(a.number(1), f32x4.divide(a.number(2), f32x4.add(power, a.number(1))));
  const signed = v128.or(far, v128.and(x, a.whole(-(2 ** 31))));
  return v128.select(f32x4.greater(size, a.number(0.625)), signed, near);
};

/** Sine and cosine of an angle of at most an eighth of a turn, in radians. */
function nearZero(a: Arithmetic, angle: V128): { readonly sine: V128; readonly cosine: V128 } {
  const square = a.let(f32x4.multiply(angle, angle));
  const sine = a.let(a.multiplyAdd(f32x4.multiply(a.polynomial(sinCoefficients, square), square), angle, angle));
  const cosine = a.let(a.multiplyAdd(f32x4.multiply(a.polynomial(cosCoefficients, square), square), square, a.multiplyAdd(square, a.number(-0.5), a.number(1))));
  return { sine, cosine };
}

/** Sine of the angle `rest` plus `quarters` (whole numbers, of which the last two bits count) quarter turns. */
function inQuarter(a: Arithmetic, { sine, cosine }: ReturnType<typeof nearZero>, quarters: V128): V128 {
  const isOdd = i32x4.equal(v128.and(quarters, a.whole(1)), a.whole(1));
  const sign = i32x4.shiftLeft(v128.and(quarters, a.whole(2)), 30);
  return v128.xor(v128.select(isOdd, cosine, sine), sign);
}

/** An eighth of a turn, in three parts. Exact to 1e-7 up to about 8192. */
function reduced(a: Arithmetic, x: V128): { readonly rest: V128; readonly quarters: V128 } {
  const { whole: quarters, shifted } = nearestMultiple(a, x, 2 / Math.PI);
  const [high, middle, low] = [1.5703125, 4.837512969970703125e-4, 7.54978995489188e-8];
  const rest = [high, middle, low].reduce((sofar, part) => a.multiplyAdd(quarters, a.number(-part), sofar), x);
  return { rest: a.let(rest), quarters: shifted };
}

export const sin: Fn = (a, x) => {
  const { rest, quarters } = reduced(a, x);
  return inQuarter(a, nearZero(a, rest), quarters);
};

export const cos: Fn = (a, x) => {
  const { rest, quarters } = reduced(a, x);
  return inQuarter(a, nearZero(a, rest), a.let(i32x4.add(quarters, a.whole(1))));
};

/** Cosine and sine of so many turns, from 0 to 1. */
export function turned(a: Arithmetic, turns: V128): { readonly cosine: V128; readonly sine: V128 } {
  const { whole, shifted } = nearestMultiple(a, turns, 4);
  const rest = f32x4.subtract(f32x4.multiply(turns, a.number(4)), whole);
  const near = nearZero(a, a.let(f32x4.multiply(rest, a.number(Math.PI / 2))));
  return { cosine: inQuarter(a, near, a.let(i32x4.add(shifted, a.whole(1)))), sine: inQuarter(a, near, shifted) };
}
