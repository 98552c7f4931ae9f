/** Larger and smaller pictures without weights: nearest neighbours, and the mean or the maximum of square windows. */
import type { Shape } from '../../../runtime/graph/portTypes';
import type { ProgramBuilder } from '../../../runtime/tensor/builder';
import { broadcastTo, max, mean, reshape, slice } from '../../../runtime/tensor/operations';
import type { Value } from '../../../runtime/tensor/program';
import type { ParamSpec } from '../../define';
import { resizedPicture } from '../pictures';
import { defineLayer, type LayerParams } from './define';

const window: ParamSpec = { kind: 'integer', default: 2, min: 2, max: 16, primary: true };

export const upsample2dLayer = defineLayer({
  kind: 'upsample2d',
  icon: 'Maximize2',
  params: { factor: window },
  shape: (input, { factor }) => resizedPicture(input, (size) => size * Number(factor)),
  // One axis after the other keeps to four dimensions, as many as every device has.
  lower({ builder: b }, input, params) {
    const [batch = 1, height = 1, width = 1, channels = 1] = input.shape;
    const factor = Number(params.factor);
    const columns = broadcastTo(b, reshape(b, input, [batch * height, width, 1, channels]), [batch * height, width, factor, channels]);
    const row = width * factor * channels;
    const rows = broadcastTo(b, reshape(b, columns, [batch, height, 1, row]), [batch, height, factor, row]);
    return reshape(b, rows, [batch, height * factor, width * factor, channels]);
  },
});

const pooledShape = (input: Shape, { size }: LayerParams) => resizedPicture(input, (given) => Math.floor(given / Number(size)));

type Reduction = (builder: ProgramBuilder, x: Value, axes: readonly number[]) => Value;

/** Reduces windows of `size` by `size` that lie side by side; what is left over at the far edges is not used. */
function pool(b: ProgramBuilder, input: Value, size: number, reduce: Reduction): Value {
  const [batch = 1, height = 1, width = 1, channels = 1] = input.shape;
  const [rows, columns] = [Math.floor(height / size), Math.floor(width / size)];
  const used = slice(b, input, [0, 0, 0, 0], [batch, rows * size, columns * size, channels]);
  const overRows = reduce(b, reshape(b, used, [batch * rows, size, columns * size * channels]), [1]);
  const overColumns = reduce(b, reshape(b, overRows, [batch * rows * columns, size, channels]), [1]);
  return reshape(b, overColumns, [batch, rows, columns, channels]);
}

export const avgPool2dLayer = defineLayer({
  kind: 'avgPool2d',
  icon: 'Minimize2',
  params: { size: window },
  shape: pooledShape,
  lower: ({ builder }, input, { size }) => pool(builder, input, Number(size), mean),
});

export const maxPool2dLayer = defineLayer({
  kind: 'maxPool2d',
  icon: 'Minimize2',
  params: { size: window },
  shape: pooledShape,
  lower: ({ builder }, input, { size }) => pool(builder, input, Number(size), max),
});
