import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type GraphDocument, documentVersion } from '../../../../src/runtime/graph/document';
import { loadDocument, parseDocument } from '../../../../src/runtime/graph/load';
import { serializeDocument } from '../../../../src/runtime/graph/serialize';

const fixtures = 'tests/fixtures/graphs';

/** The smallest valid file, with some of it replaced. */
const file = (changes: object = {}) => ({
  format: 'latentloom',
  version: documentVersion,
  nodes: { a: { type: 'x', typeVersion: 1, params: {} }, b: { type: 'y', typeVersion: 1, params: {} } },
  edges: [{ from: { node: 'a', port: 'out' }, to: { node: 'b', port: 'in' } }],
  layout: { a: { x: 0, y: 0 }, b: { x: 100, y: 0 } },
  meta: { name: 'Small' },
  ...changes,
});

const saved = readdirSync(fixtures).flatMap((version) => readdirSync(`${fixtures}/${version}`).map((name) => `${fixtures}/${version}/${name}`));

it.each(saved)('%s loads without problems', (path) => {
  const { document, problems } = parseDocument(readFileSync(path, 'utf8'));
  expect(problems).toEqual([]);
  expect(document?.version).toBe(documentVersion);
  expect(Object.keys(document!.nodes).length).toBeGreaterThan(0);
});

it('has a fixture of every version', () => {
  expect(readdirSync(fixtures).toSorted()).toEqual(Array.from({ length: documentVersion }, (_, index) => `v${index + 1}`));
});

it('gives back what was saved, with nodes and fields that it does not know', () => {
  const strange = file({
    nodes: {
      a: { type: 'x', typeVersion: 1, params: { deep: [1, { two: null }] } },
      b: { type: 'from-the-future', typeVersion: 7, params: {}, colour: 'red' },
    },
    edges: [{ from: { node: 'a', port: 'out', hint: 1 }, to: { node: 'b', port: 'in' }, label: 'wire' }],
    layout: { a: { x: 0, y: 0, pinned: true }, b: { x: 1.5, y: -2 } },
    meta: { name: 'Small', author: { name: 'someone' } },
    extension: { kept: [true] },
  });
  const { document, problems } = loadDocument(strange);
  expect(problems).toEqual([]);
  expect(document).toEqual(strange);
  expect(parseDocument(serializeDocument(document!)).document).toEqual(strange);
});

it('writes text that ends in a line break and is the same for the same document', () => {
  const { document } = loadDocument(file());
  expect(serializeDocument(document!)).toMatch(/\}\n$/);
  expect(serializeDocument(document!)).toBe(serializeDocument(parseDocument(serializeDocument(document!)).document!));
});

it.each<[string, unknown, string[]]>([
  ['nothing', undefined, ['']],
  ['null', null, ['']],
  ['a number', 3, ['']],
  ['a list', [], ['']],
  ['an empty object', {}, ['format', 'version', 'nodes', 'edges']],
  ['another format', file({ format: 'other' }), ['format']],
  ['a version that is no whole number', file({ version: 1.5 }), ['version']],
  ['a version below 1', file({ version: 0 }), ['version']],
  ['nodes in a list', file({ nodes: [] }), ['nodes']],
  ['edges by name', file({ edges: {} }), ['edges']],
  ['layout in a list', file({ layout: [] }), ['layout']],
])('refuses %s and says where', (_what, json, paths) => {
  const { document, problems } = loadDocument(json);
  expect(document).toBeNull();
  expect(problems.map(({ path }) => path ?? '')).toEqual(paths);
  for (const { code, severity } of problems) expect([code, severity]).toEqual(['file-invalid', 'error']);
});

it('refuses a file of a later version and names both', () => {
  const { document, problems } = loadDocument(file({ version: documentVersion + 1 }));
  expect(document).toBeNull();
  expect(problems).toMatchObject([{ code: 'file-too-new', path: 'version', values: { version: documentVersion + 1, supported: documentVersion } }]);
});

it.each<[string, object, string, string]>([
  ['a node without a type', { nodes: { ...file().nodes, c: { typeVersion: 1, params: {} } } }, 'file-invalid', 'nodes.c.type'],
  ['a node with a type version of text', { nodes: { ...file().nodes, c: { type: 'x', typeVersion: '1', params: {} } } }, 'file-invalid', 'nodes.c.typeVersion'],
  ['params that are no JSON', { nodes: { ...file().nodes, c: { type: 'x', typeVersion: 1, params: { f: undefined } } } }, 'file-invalid', 'nodes.c.params.f'],
  ['an infinite number', { nodes: { ...file().nodes, c: { type: 'x', typeVersion: 1, params: { f: Infinity } } } }, 'file-invalid', 'nodes.c.params.f'],
  ['a node that is text', { nodes: { ...file().nodes, c: 'node' } }, 'file-invalid', 'nodes.c'],
  ['a wire without an end', { edges: [...file().edges, { from: { node: 'a', port: 'out' } }] }, 'file-invalid', 'edges.1.to'],
  ['a wire with a nameless port', { edges: [{ from: { node: 'a', port: '' }, to: { node: 'b', port: 'in' } }] }, 'file-invalid', 'edges.0.from.port'],
  ['a wire to nowhere', { edges: [{ from: { node: 'a', port: 'out' }, to: { node: 'ghost', port: 'in' } }] }, 'file-edge-to-nowhere', 'edges.0'],
  ['a wire to a property of all objects', { edges: [{ from: { node: 'a', port: 'out' }, to: { node: 'toString', port: 'in' } }] }, 'file-edge-to-nowhere', 'edges.0'],
  ['a second wire at an input', { edges: [...file().edges, { from: { node: 'b', port: 'out' }, to: { node: 'b', port: 'in' } }] }, 'file-input-taken', 'edges.1'],
  ['a place without a height', { layout: { ...file().layout, b: { x: 1 } } }, 'file-invalid', 'layout.b.y'],
  ['a place that is not finite', { layout: { ...file().layout, b: { x: 1, y: NaN } } }, 'file-invalid', 'layout.b.y'],
  ['a name that is a number', { meta: { name: 3 } }, 'file-invalid', 'meta.name'],
])('keeps the rest beside %s', (_what, changes, code, path) => {
  const { document, problems } = loadDocument(file(changes));
  expect(problems).toMatchObject([{ code, severity: 'error', path }]);
  expect(Object.keys(document!.nodes)).toEqual(['a', 'b']);
  expect(Object.keys(document!.layout)).toEqual(['a', 'b']);
  expect(loadDocument(document).problems).toEqual([]);
});

it('drops the wires of a node that it drops, and says both', () => {
  const { document, problems } = loadDocument(file({ nodes: { a: file().nodes.a, b: { params: {} } } }));
  expect(document!.edges).toEqual([]);
  expect(problems.map(({ path }) => path)).toEqual(['nodes.b.type', 'nodes.b.typeVersion', 'edges.0']);
});

it('takes a wire that is there twice once, without a word', () => {
  const { document, problems } = loadDocument(file({ edges: [...file().edges, ...file().edges] }));
  expect(document!.edges).toHaveLength(1);
  expect(problems).toEqual([]);
});

it('gives nodes without a place one below the others', () => {
  const { document, problems } = loadDocument(file({ layout: { a: { x: 10, y: 500 } } }));
  expect(problems).toEqual([]);
  expect(document!.layout.b!.y).toBeGreaterThan(500);
});

it('loads a document without layout and name', () => {
  const { document, problems } = loadDocument(file({ layout: undefined, meta: undefined }));
  expect(problems).toEqual([]);
  expect(document!.meta).toEqual({ name: '' });
  expect(Object.keys(document!.layout)).toEqual(['a', 'b']);
});

it.each(['__proto__', 'constructor', 'prototype'])('refuses a node called %s', (key) => {
  const text = JSON.stringify(file()).replace('"nodes":{', `"nodes":{"${key}":{"type":"evil","typeVersion":1,"params":{"polluted":true}},`);
  const { document, problems } = parseDocument(text);
  expect(problems).toMatchObject([{ code: 'file-forbidden-key', path: `nodes.${key}`, values: { key } }]);
  expect(Object.keys(document!.nodes)).toEqual(['a', 'b']);
});

it('takes prototypes out of parameters, keeps other words and says so', () => {
  const text = JSON.stringify(file()).replace('"params":{}', '"params":{"__proto__":{"polluted":true},"constructor":{"kept":true}}');
  const { document, problems } = parseDocument(text);
  expect(problems).toMatchObject([{ code: 'file-forbidden-key', path: 'nodes.a.params.__proto__' }]);
  expect(document!.nodes.a!.params).toEqual({ constructor: { kept: true } });
  expect((document!.nodes.a!.params as Record<string, unknown>).polluted).toBeUndefined();
});

it.each(['', 'hello', '{"format":', '<html></html>', '\u0000'])('says that %j is not JSON', (text) => {
  const { document, problems } = parseDocument(text);
  expect(document).toBeNull();
  expect(problems).toMatchObject([{ code: 'file-not-json', severity: 'error' }]);
});

it('refuses a text that is too long before it is parsed', () => {
  expect(parseDocument(' '.repeat(20_000_001)).problems).toMatchObject([{ code: 'file-too-large' }]);
});

it('cuts off JSON that is nested endlessly, and says where', () => {
  const depth = 5000;
  const text = JSON.stringify(file()).replace('"params":{}', `"params":{"deep":${'['.repeat(depth)}${']'.repeat(depth)}}`);
  const { document, problems } = parseDocument(text);
  expect(problems).toMatchObject([{ code: 'file-too-deep', path: expect.stringMatching(/^nodes\.a\.params\.deep\.0\.0/) }]);
  expect(loadDocument(document).problems).toEqual([]);
});

it('leaves what it is given unchanged', () => {
  const json = file({ edges: [{ from: { node: 'a', port: 'out' }, to: { node: 'ghost', port: 'in' } }], layout: {} });
  const before = structuredClone(json);
  loadDocument(json);
  expect(json).toEqual(before);
});

it('loads 2,000 nodes within a second', () => {
  const nodes = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`n${index}`, { type: 'x', typeVersion: 1, params: { index } }]));
  const started = performance.now();
  expect(Object.keys((loadDocument(file({ nodes, edges: [] })).document as GraphDocument).nodes)).toHaveLength(2000);
  expect(performance.now() - started).toBeLessThan(1000);
});

/** A file whose node `a` has a network that is drawn. */
const drawnFile = (layers: object) => file({ nodes: { a: { type: 'x', typeVersion: 1, params: { layers } }, b: { type: 'y', typeVersion: 1, params: {} } } });

const drawing = (changes: object = {}) => ({
  nodes: { in: { type: 'network-input', typeVersion: 1, params: {} }, far: { type: 'layers.from-the-future', typeVersion: 3, params: { deep: [1] }, colour: 'red' } },
  edges: [{ from: { node: 'in', port: 'output' }, to: { node: 'far', port: 'input' }, hint: 1 }],
  layout: { in: { x: 0, y: 0 }, far: { x: 200, y: 0, pinned: true } },
  ...changes,
});

it('gives back drawings with layers and fields that it does not know', () => {
  const saved = drawnFile(drawing({ extension: true }));
  const { document, problems } = loadDocument(saved);
  expect(problems).toEqual([]);
  expect(parseDocument(serializeDocument(document!)).document).toEqual(saved);
});

it.each<[string, object, string]>([
  ['a node without a type', { nodes: { ...drawing().nodes, bad: { typeVersion: 1, params: {} } } }, 'nodes.a.params.layers.nodes.bad.type'],
  ['a wire to nowhere', { edges: [{ from: { node: 'in', port: 'output' }, to: { node: 'gone', port: 'input' } }] }, 'nodes.a.params.layers.edges.0'],
  ['a wire that is none', { edges: [7] }, 'nodes.a.params.layers.edges.0'],
  ['a place that is none', { layout: { in: { x: 'left', y: 0 } } }, 'nodes.a.params.layers.layout.in.x'],
  ['nodes that are none', { nodes: [] }, 'nodes.a.params.layers.nodes'],
])('repairs a drawing with %s and names its path', (_name, changes, path) => {
  const { document, problems } = loadDocument(drawnFile(drawing(changes)));
  expect(problems.map((problem) => problem.path)).toContain(path);
  const { nodes, edges, layout } = document!.nodes.a!.params.layers as unknown as GraphDocument;
  for (const { from, to } of edges) expect(nodes[from.node] && nodes[to.node]).toBeDefined();
  expect(Object.keys(nodes).every((id) => layout[id])).toBe(true);
});

it('takes from no file what arrives at a drawing', () => {
  expect(loadDocument(file({ boundary: { input: 'x' } })).document?.boundary).toBeUndefined();
});
