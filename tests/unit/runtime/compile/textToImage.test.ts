import { expect, it, vi } from 'vitest';
import { textToImageTemplate } from '../../../../src/nodes/templates/textToImage';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { trainerRoles } from '../../../../src/runtime/compile/roles';
import { encodeWords } from '../../../../src/runtime/data/captions/vocabulary';
import { createReferenceEngine } from '../../../../src/runtime/engines/reference/engine';
import type { GraphDocument } from '../../../../src/runtime/graph/document';
import type { TensorData } from '../../../../src/runtime/engines/engine';
import { compileNode } from '../../../../src/runtime/compile/evaluation';
import { layer, rewired, wire, withNode, withParams } from './documents';
import { changed, train } from './training';

// The reference engine is slow where other work goes on beside it.
vi.setConfig({ testTimeout: 30_000 });

/** The template with a small decoder. */
const small: GraphDocument = withParams(textToImageTemplate, {
  encoder: { latent: 2, layers: [layer('flatten'), layer('condition'), layer('dense', { units: 4 }), layer('relu')] },
  decoder: { layers: [layer('condition'), layer('dense', { units: 784 }), layer('reshape', { shape: '28x28x1' })] },
  text: { layers: [layer('embeddingBag', { size: 6 })] },
  noise: { dim: 2 },
  trainer: { batch: 4, checkpoint: '', learningRate: 0.02 },
});

/** Bright pictures for what is called thick, dark ones for what is called thin. */
function brightAndDark(feed: string, length: number): TensorData {
  const texts = ['a thick seven', 'a thin seven', 'one thick seven', 'the thin seven'];
  if (!feed.endsWith('captions')) return Float32Array.from({ length }, (_, index) => (Math.floor(index / 784) % 2 === 0 ? 0.9 : 0.1));
  const words = new Int32Array(length);
  texts.forEach((text, row) => encodeWords(text, words, (row * length) / texts.length));
  return words;
}

const problemsOf = (document: GraphDocument) => inferTypes(document).problems.map(({ code, node, port }) => [code, node, port]);

it('learns words together with the networks that it tells', async () => {
  expect(trainerRoles(small, 'trainer').all.toSorted()).toEqual(['decoder', 'encoder', 'text']);
  const trained = await train(small, 2, {}, brightAndDark);
  expect(changed(trained)).toEqual(expect.arrayContaining(['text/0.embeddingBag.table', 'decoder/1.dense.kernel', 'encoder/2.dense.kernel']));
});

it('moves the vectors of words that are read, and no others', async () => {
  const { before, after } = await train(small, 1, {}, brightAndDark);
  const [old, moved] = [before, after].map((states) => states['text/0.embeddingBag.table']!);
  const read = new Int32Array(16);
  encodeWords('a the one thick thin seven', read);
  const rows = new Set(Array.from(moved!.keys()).filter((at) => moved![at] !== old![at]).map((at) => Math.floor(at / 6)));
  expect([...rows].toSorted()).toEqual([...read.subarray(0, 6)].toSorted());
});

it('draws what a prompt says in other words and another order', async () => {
  const { after } = await train(small, 60, {}, brightAndDark);
  const words = new Int32Array(32);
  encodeWords('purple seven, thick', words);
  encodeWords('seven: thin', words, 16);
  const told = await compute('told', { input: { shape: [2, 16], dtype: 'i32', data: words } }, after);
  const drawn = await compute('decode', { input: { shape: [2, 2], dtype: 'f32', data: new Float32Array(4) }, condition: { shape: [2, 6], dtype: 'f32', data: told.output! } }, after);
  const [thick, thin] = [0, 784].map((from) => Float32Array.from(drawn.output!.slice(from, from + 784)).reduce((sum, value) => sum + value / 784, 0));
  expect(thick).toBeGreaterThan(thin! + 0.3);
});

it.each<[string, GraphDocument, unknown]>([
  ['needs a text or an embedding', rewired(small, 'text.text'), ['input-missing', 'text', 'text']],
  ['does not read both', rewired(withNode(small, 'meaning', 'text-embedding'), '', wire('digits.captions', 'meaning.text'), wire('meaning.embedding', 'text.embedding')), ['text-and-embedding', 'text', 'embedding']],
  ['cannot learn from a prompt, which is the same in every step', rewired(small, 'text.text', wire('prompt.text', 'text.text')), ['training-not-from-data', 'text', 'text']],
  ['gives prompts only to networks that read texts', rewired(small, 'decode.input', wire('prompt.text', 'decode.input')), ['network-input-misfit', 'decode', 'input']],
  ['gives a network that reads texts nothing else', rewired(small, 'told.input', wire('noise.latent', 'told.input')), ['network-input-misfit', 'told', 'input']],
  ['has captions of captioned digits alone', withParams(small, { digits: { source: '' } }), ['wire-from-unknown-port', 'text', 'text']],
])('%s', (_sentence, document, problem) => {
  expect(problemsOf(document)).toContainEqual(problem);
});

async function compute(node: string, inputs: Record<string, { shape: number[]; dtype: 'f32' | 'i32'; data: TensorData }>, states: Record<string, TensorData>): Promise<Record<string, TensorData>> {
  const { program, weights } = compileNode(small, inferTypes(small), node, inputs);
  const executable = await createReferenceEngine().compile(program);
  for (const { state } of weights) executable.write(state, states[state]!);
  return executable.run(1, () => Object.fromEntries(Object.entries(inputs).map(([port, { data }]) => [`input/${port}`, data])));
}
