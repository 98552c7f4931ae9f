/** The prompts that are measured, the pictures that a template draws for them, and those drawn from strokes in their place. */
import type { GraphDocument } from '../../src/runtime/graph/document';
import { paramsOf } from '../../src/nodes/registry';
import { inferTypes } from '../../src/runtime/compile/infer';
import { batchNumberFeed, compileSampling } from '../../src/runtime/compile/sampling';
import { drawDescribed } from '../../src/runtime/data/captions/captionedDigit';
import { type Description, LEVELS, TRAITS, type Wish, fulfils, namedLevels } from '../../src/runtime/data/captions/description';
import { writeCaption } from '../../src/runtime/data/captions/grammar';
import { type Combination, combinations, heldOutCombinations } from '../../src/runtime/data/captions/heldOut';
import { CAPTION_LENGTH, encodeWords } from '../../src/runtime/data/captions/vocabulary';
import type { Engine, TensorData } from '../../src/runtime/engines/engine';
import { CounterRandom } from '../../src/runtime/tensor/random';

const area = 28 * 28;

/** Every digit with all its traits named. */
export const fullWishes: readonly Description[] = Array.from({ length: 10 }, (_, digit) =>
  namedLevels.thickness.flatMap((thickness) => namedLevels.slant.flatMap((slant) => namedLevels.size.map((size) => ({ digit, thickness, slant, size })))),
).flat();

export interface MeasuredPrompt {
  readonly wish: Combination;
  readonly text: string;
  readonly heldOut: boolean;
}

/** Prompts that name two traits and that name all three, each wish in `wordings` ways. */
export function measuredPrompts(document: GraphDocument, wordings: number): { two: MeasuredPrompt[]; three: MeasuredPrompt[] } {
  const { heldOut, splitSeed } = paramsOf(document.nodes.digits!);
  const kept = heldOutCombinations(Number(heldOut), Number(splitSeed));
  const random = new CounterRandom(31, 1);
  const written = (wishes: readonly Combination[]) =>
    wishes.flatMap((wish) => {
      const isHeldOut = kept.some((combination) => fulfils(wish as Description, combination));
      return Array.from({ length: wordings }, () => ({ wish, text: writeCaption(wish, random), heldOut: isHeldOut }));
    });
  return { two: written(combinations), three: written(fullWishes) };
}

/** What the template draws for each text, with the weights `states`; `[texts, 28, 28, 1]`. */
export async function drawPrompts(engine: Engine, template: GraphDocument, states: Readonly<Record<string, TensorData>>, texts: readonly string[]): Promise<Float32Array> {
  const batch = 100;
  // Captions of the data stand where prompts did: these are fed, one to each picture.
  const edges = template.edges.map((edge) => (edge.from.node === 'prompt' ? { ...edge, from: { node: 'digits', port: 'captions' } } : edge));
  const document = { ...template, edges };
  const { program, weights, data } = compileSampling(document, inferTypes(document), 'samples', batch, { examples: texts.length, part: 'train', outputs: (_b, arriving) => ({ images: arriving('images') }) });
  const executable = await engine.compile(program);
  for (const { state } of weights) executable.write(state, states[state]!);
  const feed = data.find(({ name }) => name === 'captions')!.feed;
  const { images } = await executable.run(Math.ceil(texts.length / batch), (index) => {
    const words = new Int32Array(batch * CAPTION_LENGTH);
    for (let row = 0; row < batch; row++) encodeWords(texts[index * batch + row] ?? '', words, row * CAPTION_LENGTH);
    return { [batchNumberFeed]: Int32Array.of(index), [feed]: words };
  });
  executable.dispose();
  return (images as Float32Array).slice(0, texts.length * area);
}

/** Digits drawn from strokes as each wish says, what it leaves open by chance. */
export function drawReal(wishes: readonly Wish[], seed: number): Float32Array {
  const pictures = new Float32Array(wishes.length * area);
  wishes.forEach((wish, row) => {
    const random = new CounterRandom(seed, row);
    const open = Object.fromEntries(TRAITS.map((trait) => [trait, LEVELS[random.integer(LEVELS.length)]!]));
    drawDescribed({ ...open, ...wish } as Description, random, pictures.subarray(row * area, (row + 1) * area));
  });
  return pictures;
}
