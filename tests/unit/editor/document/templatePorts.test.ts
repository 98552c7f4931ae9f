/** Inputs that follow from a text: wires live through typing, undo and files. */
import { beforeEach, expect, it } from 'vitest';
import { dropWaitingWires, setParam } from '../../../../src/editor/document/commands';
import { useDocumentStore } from '../../../../src/editor/document/store';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { parseDocument } from '../../../../src/runtime/graph/load';
import { serializeDocument } from '../../../../src/runtime/graph/serialize';
import { chain } from '../../nodes/text/graphs';

const store = useDocumentStore.getState;
const write = (template: string) => store().edit(setParam('template', 'template', template), { group: 'writing' });
const wired = () => store().document.edges.filter(({ to }) => to.node === 'template').map(({ to }) => to.port);
const codes = () => inferTypes(store().document).problems.map(({ code }) => code);

beforeEach(() => store().open('graph', chain()));

it('takes the wire along when its name is typed anew, letter by letter', () => {
  for (const name of ['topi', 'top', 't', 'th', 'theme']) write(`Tell of {{${name}}}:`);
  expect(wired()).toEqual(['theme']);
});

it('keeps the wire while a brace is missing, and says that it waits', () => {
  write('Tell of {{topic}:');
  expect(codes()).toEqual(['wire-waits-for-port']);
  write('Tell of {{topics}}:');
  expect(wired()).toEqual(['topics']);
});

it('leaves wires alone when another name is added or removed', () => {
  write('Tell of {{topic}} and {{who}}:');
  write('Tell of {{topic}}:');
  expect(wired()).toEqual(['topic']);
});

it('lets go of a wire that waits when the text is left, and undo brings it back', () => {
  write('Tell of nothing:');
  store().edit(dropWaitingWires('template'));
  expect(wired()).toEqual([]);
  store().undo();
  store().undo();
  expect(wired()).toEqual(['topic']);
  expect(codes()).toEqual([]);
});

it('keeps names and wires in a file', () => {
  write('{{topic}} of {{who}}');
  const { document, problems } = parseDocument(serializeDocument(store().document));
  expect(problems).toEqual([]);
  expect(Object.keys(inferTypes(document!).inputs.template!)).toEqual(['topic', 'who']);
  expect(document!.edges).toEqual(store().document.edges);
});

it('asks for a wire at every name', () => {
  write('{{topic}} of {{who}}');
  expect(inferTypes(store().document).problems).toMatchObject([{ code: 'input-missing', node: 'template', port: 'who', values: { port: 'who' } }]);
});
