import { existsSync } from 'node:fs';
import * as icons from 'lucide-react';
import { expect, it } from 'vitest';
import { hasMessage } from '../../../src/messages';
import { nodes as words } from '../../../src/messages/en/nodes';
import { categories, type ParamSpec } from '../../../src/nodes/define';
import { layerDefinitions } from '../../../src/nodes/networks/layers/registry';
import { layerKindOf } from '../../../src/nodes/networks/drawing/layerNodes';
import { violation } from '../../../src/nodes/params';
import { createNode, nodeDefinition, nodeDefinitions } from '../../../src/nodes/registry';
import { templateGroups, templates } from '../../../src/nodes/templates';

/** Every key that a parameter needs. */
function paramKeys(at: string, params: Readonly<Record<string, ParamSpec>>): string[] {
  return Object.entries(params).flatMap(([name, spec]) => [
    `${at}.params.${name}.label`,
    `${at}.params.${name}.help`,
    ...(spec.kind === 'choice' ? spec.options.map((option) => `${at}.params.${name}.options.${option}`) : []),
    ...(spec.kind === 'layers' ? Object.keys(spec.presets).map((preset) => `${at}.params.${name}.presets.${preset}`) : []),
  ]);
}

const expected = [
  ...categories.map((category) => `categories.${category}`),
  ...templateGroups.map((group) => `templateGroups.${group}`),
  ...templates.flatMap(({ id }) => [`templates.${id}.title`, `templates.${id}.summary`]),
  ...layerDefinitions.flatMap(({ kind, params }) => paramKeys(`layers.${kind}`, params)),
  ...nodeDefinitions.flatMap(({ type, inputs, outputs, params }) => [
    ...['title', 'summary', 'keywords', 'help'].map((word) => `${type}.${word}`),
    ...Object.keys({ ...inputs, ...outputs }).map((port) => `${type}.ports.${port}`),
    ...paramKeys(type, params),
  ]),
];

/** Every key of a catalogue that has a text. */
function keysOf(catalogue: object, at = ''): string[] {
  return Object.entries(catalogue).flatMap(([key, value]) => (typeof value === 'string' ? [`${at}${key}`] : keysOf(value as object, `${at}${key}.`)));
}

it('has words for every node, port, parameter, option, layer and template', () => {
  expect(expected.filter((key) => !hasMessage(`nodes.${key}`))).toEqual([]);
});

it('has no words that nothing uses', () => {
  expect(keysOf(words).filter((key) => !expected.includes(key))).toEqual([]);
});

it('has the nodes of a GAN', () => {
  const types = ['apply-network', 'dataset', 'discriminator', 'gan-trainer', 'generator', 'image-output', 'loss-chart', 'noise-source'];
  for (const type of types) expect(nodeDefinition(type)?.type).toBe(type);
});

/** Nodes with a file of their own; those of layers are made from the layers. */
const written = nodeDefinitions.filter(({ type }) => layerKindOf(type) === null);

it.each(written)('$type lies in the folder that its category and type name', ({ category, type }) => {
  expect(existsSync(`src/nodes/${category}/${type}/node.ts`)).toBe(true);
});

it.each(nodeDefinitions)('$type has an icon that exists', ({ icon }) => {
  expect(Object.keys(icons)).toContain(icon);
});

it.each(nodeDefinitions)('$type comes from the palette with parameters that are allowed', ({ type, params }) => {
  const node = createNode(type);
  expect(Object.keys(node.params)).toEqual(Object.keys(params));
  for (const [name, spec] of Object.entries(params)) expect(violation(spec, node.params[name]), name).toBeNull();
});

it.each(layerDefinitions)('the layer $kind begins with parameters that are allowed', ({ params }) => {
  for (const [name, spec] of Object.entries(params)) expect(violation(spec, structuredClone(spec.default) as never), name).toBeNull();
});

it('gives each new node parameters of its own', () => {
  const [first, second] = [createNode('generator'), createNode('generator')];
  (first.params.layers as unknown[]).pop();
  expect((second.params.layers as unknown[]).length).toBe((first.params.layers as unknown[]).length + 1);
});

it('knows no node by the name of a property of objects', () => {
  expect(['toString', '__proto__', 'constructor'].map(nodeDefinition)).toEqual([undefined, undefined, undefined]);
});
