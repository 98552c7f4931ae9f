/**
 * Text Encoder: a network from texts to what other networks are told. It learns a vector for each word of the captions, or
 * stands on the embeddings that a language model gives.
 */
import { CAPTION_LENGTH } from '../../../runtime/data/captions/vocabulary';
import { type PortType, type Shape, shapeOf } from '../../../runtime/graph/portTypes';
import { error } from '../../../runtime/graph/problems';
import type { Value } from '../../../runtime/tensor/program';
import { defineNode } from '../../define';
import { port } from '../../ports';
import { inferNetwork } from '../infer';
import { layersOf } from '../layersOf';
import { embeddingEncoder, wordsEncoder } from '../presets';

const anyEmbedding: PortType = port.tensor(['D']);

export const node = defineNode({
  type: 'text-encoder',
  version: 1,
  category: 'networks',
  icon: 'CaseSensitive',
  inputs: { text: { type: port.text(), optional: true }, embedding: { type: anyEmbedding, optional: true } },
  outputs: { condition: { type: port.tensor(['E']) }, network: { type: port.network() } },
  params: {
    layers: { kind: 'layers', default: wordsEncoder, presets: { words: wordsEncoder, embedding: embeddingEncoder } },
    seed: { kind: 'seed', default: 4 },
  },
  ownsNetwork: 'text',
  infer({ text, embedding }, params) {
    const input: Shape = text || !embedding ? [CAPTION_LENGTH] : (shapeOf(embedding) ?? ['D']);
    const { type, network, problems } = inferNetwork(layersOf(params), input);
    const reads = text || !embedding ? { reads: 'text' as const } : {};
    return {
      outputs: { condition: type, network: { ...network, ...reads } },
      problems: [
        ...(!text && !embedding ? [error('input-missing', { port: 'text', values: { port: 'text' } })] : []),
        ...(typeof input[0] === 'string' ? [error('embedding-size-unknown', { port: 'embedding' })] : []),
        ...(text && embedding ? [error('text-and-embedding', { port: 'embedding' })] : []),
        ...problems,
      ],
    };
  },
  lower({ input, applyNetwork }): Record<string, Value> {
    const value = input('text') ?? input('embedding');
    return value ? { condition: applyNetwork(value) } : {};
  },
});
