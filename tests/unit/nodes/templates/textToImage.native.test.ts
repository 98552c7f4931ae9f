/** The weights that ship with "Text to image": the Digit Classifier reads what prompts asked for. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { paramsOf } from '../../../../src/nodes/registry';
import { storyToImageTemplate } from '../../../../src/nodes/templates/storyToImage';
import { textToImageTemplate } from '../../../../src/nodes/templates/textToImage';
import { heldOutCombinations } from '../../../../src/runtime/data/captions/heldOut';
import { wishOf } from '../../../../src/runtime/data/captions/vocabulary';
import { decodeTrainingState } from '../../../../src/runtime/worker/training/trainingState';
import { openNodeEngine } from '../../../../scripts/bench/nodeEngine';
import { see } from '../../../../scripts/lib/judge';
import { shippedFile } from '../../../../scripts/lib/ship';
import { drawPictures } from '../../../../scripts/lib/training';
import { measuredPrompts } from '../../../../scripts/prompts/prompts';

const { heldOut, splitSeed } = paramsOf(textToImageTemplate.nodes.digits!);
const without = heldOutCombinations(Number(heldOut), Number(splitSeed));

it.each([false, true])('draws digits that are read as asked for, with combinations of words that were held out: %s', async (isHeldOut) => {
  const engine = await openNodeEngine(1);
  const { states } = decodeTrainingState(new Uint8Array(readFileSync(shippedFile(String(paramsOf(textToImageTemplate.nodes.trainer!).checkpoint)))).buffer);
  // The classifier has learned digits of the usual size.
  const large = measuredPrompts(without, 9).three.filter(({ wish, heldOut: held }) => wish.size === 1 && held === isHeldOut);
  const prompts = Array.from({ length: 100 }, (_, index) => large[Math.floor((index * large.length) / 100)]!.text);
  const { classes } = await see(engine, await drawPictures(engine, textToImageTemplate, states, 100, (index) => prompts[index]!));
  const right = prompts.filter((text, row) => {
    const shares = classes.data.subarray(row * 10, row * 10 + 10);
    return shares.indexOf(Math.max(...shares)) === wishOf(text).digit;
  });
  expect(right.length).toBeGreaterThanOrEqual(95);
});

it('shares its weights with the story', () => {
  for (const id of ['digits', 'text', 'encoder', 'decoder', 'trainer']) expect(storyToImageTemplate.nodes[id]).toEqual(textToImageTemplate.nodes[id]);
});
