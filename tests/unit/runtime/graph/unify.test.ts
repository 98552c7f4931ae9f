import { expect, it } from 'vitest';
import { port } from '../../../../src/nodes/ports';
import type { PortType } from '../../../../src/runtime/graph/portTypes';
import { type Bindings, describeShape, fits, substitute, unify } from '../../../../src/runtime/graph/unify';

it('binds the names of sizes and gives them back', () => {
  const bindings: Bindings = new Map();
  expect(unify(port.image(), port.image(28, 28, 1), bindings)).toBe(true);
  expect(substitute(port.image('H', 'W', 'C'), bindings)).toEqual(port.image(28, 28, 1));
});

it('holds a name to one size within a node', () => {
  const bindings: Bindings = new Map();
  expect(unify(port.image(), port.image(28, 28, 1), bindings)).toBe(true);
  expect(unify(port.image(), port.image(32, 32, 1), bindings)).toBe(false);
});

it('sharpens a name that stood for an unknown size', () => {
  const bindings: Bindings = new Map();
  expect(unify(port.latent('D'), port.latent('unknown'), bindings)).toBe(true);
  expect(unify(port.latent('D'), port.latent(100), bindings)).toBe(true);
  expect(substitute(port.latent('D'), bindings)).toEqual(port.latent(100));
});

it('lets one name within a shape stand for one size only', () => {
  expect(fits(['N', 'N'], [3, 3])).toBe(true);
  expect(fits(['N', 'N'], [3, 4])).toBe(false);
});

it.each<[string, PortType, PortType, boolean]>([
  ['a picture enters a port for any tensor', port.tensor(), port.image(28, 28, 1), true],
  ['a latent is a vector', port.tensor([100]), port.latent(100), true],
  ['a vector of another length does not fit', port.tensor([100]), port.latent(64), false],
  ['a vector is no picture', port.image(), port.latent(784), false],
  ['whole numbers are no real numbers', port.tensor([]), port.labels(), false],
  ['metrics are no tensor', port.tensor(), port.metrics(), false],
  ['metrics enter metrics', port.metrics(), port.metrics(), true],
  ['an unknown size may still turn out right', port.image(28, 28, 1), port.image('H', 'W', 1), true],
  ['a network fits by both its ends', port.network([100], [28, 28, 1]), port.network([100], [28, 28, 1]), true],
  ['a network with another input does not fit', port.network([100], null), port.network([64], [28, 28, 1]), false],
])('%s', (_sentence, declared, actual, expected) => {
  expect(unify(declared, actual)).toBe(expected);
});

it('replaces names inside networks and tensors, and leaves unbound ones', () => {
  const bindings: Bindings = new Map([['D', 100]]);
  expect(substitute(port.network(['D'], ['H', 28, 1]), bindings)).toEqual(port.network([100], ['H', 28, 1]));
  expect(substitute(port.tensor(['D', 2]), bindings)).toEqual(port.tensor([100, 2]));
  expect(substitute(port.metrics(), bindings)).toEqual(port.metrics());
});

it('writes shapes with × between the sizes', () => {
  expect(describeShape([28, 28, 1])).toBe('28×28×1');
  expect(describeShape(['H', 28])).toBe('H×28');
  expect(describeShape([])).toBe('scalar');
  expect(describeShape(null)).toBe('any');
});
