import { expect, test } from 'vitest';
import { searchPalette, type PaletteEntry } from '../../../../src/editor/palette/search';
import { nodeDefinition } from '../../../../src/nodes/registry';

const entry = (type: string, title: string, keywords: string, description: string): PaletteEntry => ({
  definition: nodeDefinition(type)!, title, keywords, description,
});
const entries = [
  entry('noise-source', 'Noise Source', 'random latent gaussian', 'Random points to start from.'),
  entry('generator', 'Generator', 'network decoder', 'Turns noise into pictures.'),
  entry('gan-trainer', 'GAN Trainer', 'train optimiser adam', 'Trains both networks.'),
];
const titles = (query: string) => searchPalette(entries, query).map(({ title }) => title);

test('an empty search shows everything in order', () => {
  expect(titles('  ')).toEqual(['Noise Source', 'Generator', 'GAN Trainer']);
});

test('a title is found by its first letters, whatever their case', () => {
  expect(titles('TRAI')).toEqual(['GAN Trainer']);
});

test('a title comes before a description', () => {
  expect(titles('noise')).toEqual(['Noise Source', 'Generator']);
});

test('another word for the same thing finds a node', () => {
  expect(titles('adam')).toEqual(['GAN Trainer']);
});

test('letters in order find a title', () => {
  expect(titles('gntr')).toEqual(['Generator', 'GAN Trainer']);
});

test('every word has to match', () => {
  expect(titles('gan train')).toEqual(['GAN Trainer']);
  expect(titles('gan noise')).toEqual([]);
});
