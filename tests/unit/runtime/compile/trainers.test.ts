import { expect, it } from 'vitest';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { trainerRoles, trainersByNetwork, trainersOf } from '../../../../src/runtime/compile/roles';
import type { GraphDocument } from '../../../../src/runtime/graph/document';
import { gan, layer, rewired, wire, withNode } from './documents';

const problemsOf = (document: GraphDocument) => inferTypes(document).problems.map(({ code, severity, node }) => [code, severity, node]);

/** A generator that enters where data belongs, and nothing else: what popular code does wrong. */
const fooled = rewired(rewired(rewired(gan(), 'discriminator.fake'), 'trainer.fakeLogits'), 'discriminator.real', wire('generator.images', 'discriminator.real'));

it('finds the discriminator nearest and the generator upstream', () => {
  expect(trainersOf(gan())).toEqual(['trainer']);
  expect(trainerRoles(gan(), 'trainer')).toEqual({ nearest: ['discriminator'], upstream: ['generator'], all: ['discriminator', 'generator'] });
  expect(trainersByNetwork(gan())).toEqual({ discriminator: 'trainer', generator: 'trainer' });
});

it('does not train a network that only looks on', () => {
  const document = rewired(withNode(gan(), 'other', 'generator'), '', wire('noise.latent', 'other.latent'));
  expect(Object.keys(trainersByNetwork(document)).toSorted()).toEqual(['discriminator', 'generator']);
});

it('counts a network where it is applied', () => {
  const applied = withNode(rewired(gan(), 'trainer.fakeLogits', wire('score.output', 'trainer.fakeLogits')), 'score', 'apply-network');
  const document = rewired(applied, '', wire('discriminator.network', 'score.network'), wire('generator.images', 'score.input'));
  expect(trainerRoles(document, 'trainer')).toEqual({ nearest: ['discriminator'], upstream: ['generator'], all: ['discriminator', 'generator'] });
});

it('says nothing about a trainer that is not wired yet, apart from its open input', () => {
  expect(problemsOf(withNode(gan(), 'second', 'gan-trainer'))).toEqual([['input-missing', 'error', 'second']]);
});

it('warns of a generator where data belongs', () => {
  expect(problemsOf(fooled)).toEqual([['trainer-real-from-generator', 'warning', 'trainer']]);
  expect(inferTypes(fooled).problems[0]!.values).toEqual({ from: 'generator' });
});

it('misses a network, and then a generator', () => {
  const noNetwork = rewired(rewired(withNode(gan(), 'numbers', 'apply-network'), 'trainer.realLogits'), 'trainer.fakeLogits', wire('numbers.output', 'trainer.realLogits'));
  expect(problemsOf(noNetwork)).toContainEqual(['trainer-without-discriminator', 'error', 'trainer']);
  const noGenerator = rewired(rewired(gan(), 'discriminator.fake'), 'trainer.fakeLogits');
  expect(problemsOf(noGenerator)).toEqual([['trainer-without-generator', 'error', 'trainer']]);
});

it.each([
  ['tanh', 'zeroToOne', true],
  ['tanh', 'minusOneToOne', false],
  ['sigmoid', 'zeroToOne', false],
])('a generator that ends in %s on data of %s: warned %s', (activation, range, warned) => {
  const layers = [layer('dense', { units: 8 }), layer('tanh'), layer('dense', { units: 784 }), layer(activation), layer('reshape')];
  const expected = warned ? [['trainer-pixel-range', 'warning', 'trainer']] : [];
  expect(problemsOf(gan({ generator: { layers }, digits: { range } }))).toEqual(expected);
});

it('refuses two trainers for one network and names both', () => {
  const second = rewired(withNode(gan(), 'second', 'gan-trainer'), '', wire('discriminator.realLogits', 'second.realLogits'), wire('discriminator.fakeLogits', 'second.fakeLogits'));
  expect(problemsOf(second)).toEqual([
    ['network-two-trainers', 'error', 'discriminator'],
    ['network-two-trainers', 'error', 'generator'],
  ]);
  expect(inferTypes(second).problems[0]!.values).toEqual({ first: 'trainer', second: 'second' });
});
