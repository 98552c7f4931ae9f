import { beforeEach, expect, test } from 'vitest';
import { copySelection, pasteText } from '../../../../src/editor/document/clipboardActions';
import { addNode, connect, disconnect, moveNodes, renameGraph, setParam } from '../../../../src/editor/document/commands';
import { useDocumentStore } from '../../../../src/editor/document/store';
import { layersOf } from '../../../../src/nodes/networks/layersOf';
import { networkWeights } from '../../../../src/nodes/networks/network';
import { paramsOf } from '../../../../src/nodes/registry';
import { vaeTemplate } from '../../../../src/nodes/templates/vae';
import { compileTrainingStep } from '../../../../src/runtime/compile/trainingStep';
import { drawingOf } from '../../../../src/runtime/graph/drawing';
import { gan } from '../../runtime/compile/documents';

const store = useDocumentStore.getState;
const layersParam = (id = 'generator') => store().document.nodes[id]!.params.layers;

beforeEach(() => store().open('graph', gan()));

test('to look at a list inside changes nothing', () => {
  const { document } = store();
  store().enter('generator');
  expect(Object.keys(store().shown.nodes)).toEqual(['input', '0.dense', '1.relu', '2.batchNorm', '3.dense', '4.sigmoid', '5.reshape', 'output']);
  store().leave();
  expect(store().document).toBe(document);
  expect([store().inside, store().selection]).toEqual([null, ['generator']]);
});

test('only networks have an inside', () => {
  store().enter('noise');
  expect(store().inside).toBeNull();
});

test.each(['generator', 'discriminator'])('the first change makes a list a drawing, with the same weights: %s', (id) => {
  const before = compileTrainingStep(store().document, 'trainer');
  store().enter(id);
  store().edit(moveNodes({ input: { x: -200, y: 40 } }));
  expect(drawingOf(layersParam(id))?.layout.input).toEqual({ x: -200, y: 40 });
  expect(compileTrainingStep(store().document, 'trainer')).toEqual(before);
});

test('an encoder keeps the weights of its heads', () => {
  store().open('vae', vaeTemplate);
  const before = compileTrainingStep(store().document, 'trainer');
  store().enter('encoder');
  store().edit(moveNodes({ input: { x: -200, y: 40 } }));
  expect(compileTrainingStep(store().document, 'trainer')).toEqual(before);
});

test('edits inside go into the network, edits of the graph stay outside', () => {
  store().enter('generator');
  store().edit(addNode('layers.dense', { x: 0, y: 300 }));
  store().edit(connect({ from: { node: '1.relu', port: 'output' }, to: { node: 'dense', port: 'input' } }));
  store().editGraph(renameGraph('Renamed'));
  expect(Object.keys(store().document.nodes)).toHaveLength(7);
  expect(store().shown.nodes).toHaveProperty('dense');
  expect(store().document.meta.name).toBe('Renamed');
  const names = networkWeights({ layers: layersOf(paramsOf(store().document.nodes.generator!)), input: [100], seed: 0 }).map(({ name }) => name);
  expect(names).toContain('0.dense.kernel');
});

test('undo goes to where the change was', () => {
  store().enter('generator');
  store().edit(addNode('layers.dense', { x: 0, y: 300 }));
  store().edit(addNode('layers.add', { x: 200, y: 300 }));
  store().leave();
  store().edit(setParam('noise', 'dim', 50));
  store().undo();
  expect(store().inside).toBeNull();
  store().undo();
  expect(store().inside).toBe('generator');
  expect(Object.keys(store().shown.nodes)).not.toContain('add');
  store().undo();
  expect(Array.isArray(layersParam())).toBe(true);
  expect(store().inside).toBe('generator');
  store().leave();
  store().redo();
  store().redo();
  expect(store().shown.nodes).toHaveProperty('add');
});

test('what is on the canvas stays the same object while something else changes', () => {
  store().enter('generator');
  store().edit(moveNodes({ input: { x: -200, y: 40 } }));
  const { shown } = store();
  store().editGraph(setParam('trainer', 'steps', 5));
  expect(store().shown).toBe(shown);
  store().edit(moveNodes({ input: { x: -220, y: 40 } }));
  expect(store().shown.nodes).toBe(shown.nodes);
  expect(store().shown.boundary).toBe(shown.boundary);
});

test('what arrives outside is seen inside', () => {
  store().enter('generator');
  expect(store().shown.boundary).toEqual({ input: { kind: 'tensor', shape: [100], dtype: 'f32' }, condition: null });
  store().editGraph(setParam('noise', 'dim', 50));
  expect(store().shown.boundary?.input).toMatchObject({ shape: [50] });
});

test('layers are copied from network to network, and pasted nowhere else', () => {
  store().enter('generator');
  store().select(['0.dense', '1.relu']);
  const text = copySelection()!;
  store().leave();
  const { document } = store();
  expect(pasteText(text)).toBe(true);
  expect(store().document).toBe(document);
  store().enter('discriminator');
  pasteText(text);
  expect(store().selection).toEqual(['dense', 'relu']);
  expect(store().shown.edges).toContainEqual({ from: { node: 'dense', port: 'output' }, to: { node: 'relu', port: 'input' } });
});

test('a network that is removed is left', () => {
  store().editGraph(addNode('generator', { x: 0, y: 900 }));
  store().enter('generator-2');
  store().undo();
  expect(store().inside).toBeNull();
  store().enter('generator');
  store().edit(disconnect(['0.dense.output>1.relu.input']));
  expect(store().shown.edges).toHaveLength(6);
});
