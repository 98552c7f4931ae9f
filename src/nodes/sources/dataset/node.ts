/** Dataset: labelled pictures, from the built-in Stroke Digits or from files kept in this browser. */
import { CAPTION_LENGTH } from '../../../runtime/data/captions/vocabulary';
import { sub, mul } from '../../../runtime/tensor/operations';
import { defineNode } from '../../define';
import { port } from '../../ports';
import { error } from '../../../runtime/graph/problems';
import { attributeCount, elementShape, hasCaptions, isDatasetSource } from './source';

export const node = defineNode({
  type: 'dataset',
  version: 1,
  category: 'sources',
  icon: 'Images',
  inputs: {},
  outputs: { images: { type: port.image() }, labels: { type: port.labels() }, captions: { type: port.text() }, attributes: { type: port.tensor() } },
  params: {
    source: { kind: 'dataset', default: '', primary: true },
    range: { kind: 'choice', default: 'zeroToOne', options: ['zeroToOne', 'minusOneToOne'] },
    samples: { kind: 'integer', default: 25, min: 1, max: 4096 },
    seed: { kind: 'seed', default: 1 },
    heldOut: { kind: 'number', default: 0.1, min: 0, max: 0.9 },
    splitSeed: { kind: 'seed', default: 0 },
    shift: { kind: 'number', default: 0, min: 0, max: 64, unit: 'px' },
    rotate: { kind: 'number', default: 0, min: 0, max: 180, unit: '°' },
    flip: { kind: 'boolean', default: false },
    noise: { kind: 'number', default: 0, min: 0, max: 1 },
  },
  infer: (_inputs, { source, samples }) => ({
    outputs: {
      images: port.image(...elementShape(String(source))),
      labels: port.labels(),
      ...(hasCaptions(String(source)) && { captions: port.text(Number(samples)) }),
      ...(attributeCount(String(source)) > 0 && { attributes: port.tensor([attributeCount(String(source))]) }),
    },
    problems: isDatasetSource(String(source)) ? [] : [error('dataset-missing')],
  }),
  lower({ builder, batch, params, feed }) {
    const pixels = feed('images', [batch, ...elementShape(String(params.source))], 'f32');
    const images = params.range === 'zeroToOne' ? pixels : sub(builder, mul(builder, pixels, 2), 1);
    const attributes = attributeCount(String(params.source));
    return {
      images,
      labels: feed('labels', [batch], 'i32'),
      ...(hasCaptions(String(params.source)) && { captions: feed('captions', [batch, CAPTION_LENGTH], 'i32') }),
      ...(attributes > 0 && { attributes: feed('attributes', [batch, attributes], 'f32') }),
    };
  },
});
