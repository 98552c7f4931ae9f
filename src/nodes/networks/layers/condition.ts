/**
 * Condition: joins what the network is told, a class or a row of numbers, to what flows through it. Every position of a
 * picture gets the whole row as further channels, its label maps.
 */
import { type Dim, type Shape, sumOf } from '../../../runtime/graph/portTypes';
import { error } from '../../../runtime/graph/problems';
import { broadcastTo, concat, matmul, oneHot, reshape } from '../../../runtime/tensor/operations';
import { port } from '../../ports';
import { defineLayer, type LayerParams } from './define';

/** Length of the row before it is encoded: one number for each class, or the numbers as they are. */
const plainSize = (condition: Shape, { classes }: LayerParams): Dim => condition[0] ?? Number(classes);

const encodedSize = (condition: Shape, params: LayerParams): Dim => (params.encoding === 'learned' ? Number(params.size) : plainSize(condition, params));

export const layer = defineLayer({
  kind: 'condition',
  icon: 'Tag',
  params: {
    encoding: { kind: 'choice', default: 'plain', options: ['plain', 'learned'], primary: true },
    classes: { kind: 'integer', default: 10, min: 1, max: 65_536 },
    size: { kind: 'integer', default: 16, min: 1, max: 4096 },
  },
  others: { condition: { type: port.condition(), inList: () => 'condition' } },
  shape(input, params, [condition]) {
    const last = input.at(-1);
    if (condition === undefined) return error('layer-condition-missing');
    if (last === undefined) return error('layer-needs-vector', { values: { rank: 0 } });
    return [...input.slice(0, -1), sumOf([last, encodedSize(condition, params)])];
  },
  weights(_input, params, [condition = []]) {
    if (params.encoding !== 'learned') return [];
    return [{ name: 'kernel', shape: [Number(plainSize(condition, params)), Number(params.size)], initializer: 'glorotUniform', trainable: true }];
  },
  lower({ builder: b, weight }, input, { encoding, classes }, [condition]) {
    if (!condition) throw new Error('The network is told nothing');
    // As a product with one-hot rows: a class beyond the table tells nothing, where looking it up would fail.
    const plain = condition.dtype === 'i32' ? oneHot(b, condition, Number(classes)) : condition;
    const row = encoding === 'learned' ? matmul(b, plain, weight('kernel')) : plain;
    const [batch = 1, ...rest] = input.shape;
    const [places, size] = [rest.slice(0, -1), row.shape[1]!];
    const everywhere = broadcastTo(b, reshape(b, row, [batch, ...places.map(() => 1), size]), [batch, ...places, size]);
    return concat(b, [input, everywhere], -1);
  },
});
