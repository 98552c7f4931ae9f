/** Class Labels: which classes a conditional network shall draw, all of them or one. */
import { cast, mul } from '../../../runtime/tensor/operations';
import { defineNode } from '../../define';
import { port } from '../../ports';

export const node = defineNode({
  type: 'class-labels',
  version: 1,
  category: 'sources',
  icon: 'Tags',
  inputs: {},
  outputs: { labels: { type: port.labels() } },
  params: {
    classes: { kind: 'integer', default: 10, min: 1, max: 1000 },
    show: { kind: 'choice', default: 'all', options: ['all', 'one'], primary: true },
    label: { kind: 'integer', default: 7, min: 0, max: 999, primary: true },
    samples: { kind: 'integer', default: 100, min: 1, max: 256 },
    seed: { kind: 'seed', default: 1 },
  },
  lower({ builder, batch, params, training, uniform }) {
    const classes = Number(params.classes);
    if (training && params.show === 'all') return { labels: cast(builder, mul(builder, uniform([batch], Number(params.seed)), classes), 'i32') };
    const labelAt = (index: number) => (params.show === 'one' ? Number(params.label) : Math.floor((index * classes) / batch));
    return { labels: builder.constant(Array.from({ length: batch }, (_, index) => labelAt(index)), [batch], 'i32') };
  },
});
