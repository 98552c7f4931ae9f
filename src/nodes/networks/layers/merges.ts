/** Where branches of a drawing meet: added, multiplied, or side by side. Up to four of them. */
import type { Dim, Shape } from '../../../runtime/graph/portTypes';
import { sumOf } from '../../../runtime/graph/portTypes';
import { error, type Problem } from '../../../runtime/graph/problems';
import { describeShape, fits } from '../../../runtime/graph/unify';
import type { ProgramBuilder } from '../../../runtime/tensor/builder';
import { add, concat, mul, reshape } from '../../../runtime/tensor/operations';
import type { Value } from '../../../runtime/tensor/program';
import { port } from '../../ports';
import { defineLayer, type LayerInput } from './define';

const others: Readonly<Record<string, LayerInput>> = {
  second: { type: port.tensor() },
  third: { type: port.tensor(), optional: true },
  fourth: { type: port.tensor(), optional: true },
};

const known = (shapes: readonly (Shape | undefined)[]): Shape[] => shapes.filter((shape) => shape !== undefined);

/** Whether it is one number for each feature, to be used at every place of a picture. */
const isRow = (shape: Shape, input: Shape) => shape.length === 1 && input.length > 1 && fits(input.slice(-1), shape);

/** The shape of the first input; the others have it too, or are a row of its features. */
function sameShape(input: Shape, shapes: readonly (Shape | undefined)[]): Shape | Problem {
  const misfit = known(shapes).find((other) => !fits(input, other) && !isRow(other, input));
  if (misfit) return error('layer-merge-misfit', { values: { first: describeShape(input), other: describeShape(misfit) } });
  const whole = known(shapes).filter((other) => other.length === input.length);
  return input.map((size, axis) => whole.reduce<Dim>((known, other) => (typeof known === 'number' ? known : other[axis]!), size));
}

type Combine = (builder: ProgramBuilder, a: Value, b: Value) => Value;

const combining = (combine: Combine) => ({ builder }: { builder: ProgramBuilder }, input: Value, _params: unknown, values: readonly Value[]) =>
  values.reduce((sum, value) => combine(builder, sum, everywhere(builder, value, input)), input);

/** A row of features as a picture of one place. */
function everywhere(b: ProgramBuilder, value: Value, { shape }: Value): Value {
  if (value.shape.length === shape.length) return value;
  const [batch = 1, features = 1] = value.shape;
  return reshape(b, value, [batch, ...shape.slice(2).map(() => 1), features]);
}

export const addLayer = defineLayer({ kind: 'add', icon: 'CirclePlus', params: {}, others, shape: (input, _params, shapes) => sameShape(input, shapes), lower: combining(add) });

export const multiplyLayer = defineLayer({ kind: 'multiply', icon: 'CircleX', params: {}, others, shape: (input, _params, shapes) => sameShape(input, shapes), lower: combining(mul) });

export const concatenateLayer = defineLayer({
  kind: 'concatenate',
  icon: 'Combine',
  params: {},
  others,
  shape(input, _params, shapes) {
    const misfit = known(shapes).find((other) => other.length !== input.length || !fits(input.slice(0, -1), other.slice(0, -1)));
    if (misfit) return error('layer-concatenate-misfit', { values: { first: describeShape(input), other: describeShape(misfit) } });
    if (input.length === 0) return error('layer-needs-vector', { values: { rank: 0 } });
    return [...input.slice(0, -1), sumOf([input, ...known(shapes)].map((shape) => shape.at(-1)!))];
  },
  lower: ({ builder }, input, _params, values) => concat(builder, [input, ...values], -1),
});
