/**
 * Measures how well a template draws what prompts say: a reader, which learns from digits drawn from strokes and never from
 * generated ones, says which digit, thickness, slant and size it sees. Prints tables, and draws a sheet of prompts.
 *
 *   node scripts/run.mjs scripts/read-prompts.ts [--steps <n>] [--sheet <file.svg>] [--checkpoint <file.safetensors>]
 *
 * `--steps`: how long the reader learns (4,000).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { paramsOf } from '../src/nodes/registry';
import { textToImageTemplate } from '../src/nodes/templates/textToImage';
import { type Description, TRAITS } from '../src/runtime/data/captions/description';
import { heldOutCombinations } from '../src/runtime/data/captions/heldOut';
import { wishOf } from '../src/runtime/data/captions/vocabulary';
import { decodeTrainingState } from '../src/runtime/worker/training/trainingState';
import { openNodeEngine } from './bench/nodeEngine';
import { shippedFile } from './lib/ship';
import { drawPictures } from './lib/training';
import { type MeasuredPrompt, drawReal, isHeldOut, measuredPrompts, shownPrompts } from './prompts/prompts';
import { readPictures, trainReader } from './prompts/reader';
import { drawSheet } from './prompts/sheet';

const { values: options } = parseArgs({ options: { steps: { type: 'string', default: '4000' }, sheet: { type: 'string' }, checkpoint: { type: 'string' } } });
/** How often each combination of words is asked for, every time in words and with noise of its own. */
const timesTwo = 25;
const timesThree = 25;
const area = 28 * 28;

const engine = await openNodeEngine();
const template = textToImageTemplate;
const { checkpoint } = paramsOf(template.nodes.trainer!);
const { states } = decodeTrainingState(new Uint8Array(readFileSync(options.checkpoint ?? shippedFile(String(checkpoint)))).buffer);
const without = heldOutCombinations(Number(paramsOf(template.nodes.digits!).heldOut), Number(paramsOf(template.nodes.digits!).splitSeed));

const reader = await trainReader(engine, Number(options.steps), (step, loss) => {
  if (step % 500 === 0) process.stdout.write(`reader: step ${step}, loss ${loss.toFixed(3)}\n`);
});

const percent = (right: number, all: number) => (all === 0 ? '' : `${((100 * right) / all).toFixed(1)} %`);

/** Shares of pictures in which the reader sees what each prompt names: one for each thing, and for all of them. */
async function row(title: string, prompts: readonly MeasuredPrompt[], pictures: Float32Array): Promise<string[]> {
  const seen = await readPictures(engine, reader, pictures);
  const right = (index: number, name: keyof Description) => seen[index]![name] === prompts[index]!.wish[name];
  const places = [...prompts.keys()];
  const shares = (['digit', ...TRAITS] as const).map((name) => {
    const naming = places.filter((index) => prompts[index]!.wish[name] !== undefined);
    return percent(naming.filter((index) => right(index, name)).length, naming.length);
  });
  const all = places.filter((index) => (Object.keys(prompts[index]!.wish) as (keyof Description)[]).every((name) => right(index, name)));
  return [title, String(prompts.length), ...shares, percent(all.length, places.length)];
}

async function table(prompts: readonly MeasuredPrompt[]): Promise<void> {
  const lines = [['', 'pictures', 'digit', ...TRAITS, 'all that is named'], ['---', ...new Array<string>(6).fill('---:')]];
  for (const heldOut of [false, true]) {
    const chosen = prompts.filter((prompt) => prompt.heldOut === heldOut);
    const drawn = await drawPictures(engine, template, states, chosen.length, (index) => chosen[index]?.text ?? '');
    lines.push(await row(heldOut ? 'held out' : 'seen', chosen, drawn));
    lines.push(await row(heldOut ? 'held out, from strokes' : 'seen, from strokes', chosen, drawReal(chosen.map(({ wish }) => wish), 9)));
  }
  for (const cells of lines) process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

process.stdout.write('\nA digit and two words:\n\n');
await table(measuredPrompts(without, timesTwo).two);
process.stdout.write('\nA digit and three words:\n\n');
await table(measuredPrompts(without, timesThree).three);

if (options.sheet) {
  const each = 4;
  const shown = shownPrompts(without);
  const pictures = await drawPictures(engine, template, states, shown.length * each, (index) => shown[Math.floor(index / each)] ?? '');
  const rows = shown.map((text, index) => ({
    text,
    heldOut: isHeldOut(wishOf(text), without),
    pictures: Array.from({ length: each }, (_, place) => pictures.slice((index * each + place) * area, (index * each + place + 1) * area)),
  }));
  writeFileSync(options.sheet, drawSheet(rows));
}
process.exit(0);
