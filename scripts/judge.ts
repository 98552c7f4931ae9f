/**
 * Judges digits as the Quality node does, against the held-out digits of MNIST, and prints a table.
 *
 *   node scripts/run.mjs scripts/judge.ts --mnist <folder> <samples>...
 *
 * A set of samples is a .npy file of at least 1,000 pictures of 28x28 (float32 or uint8), from -1 or 0 to 1, made
 * anywhere; or `<template>=<checkpoint>.safetensors`, from which the template's generator or decoder draws 1,000.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatFigure, formatReal } from '../src/editor/figures/format';
import { analysis } from '../src/messages/en/analysis';
import type { Figure } from '../src/runtime/quality/judge';
import { decodeTrainingState } from '../src/runtime/worker/training/trainingState';
import { openNodeEngine } from './bench/nodeEngine';
import { judgePictures, picturesOf } from './lib/judge';
import { readSplitMnist } from './lib/mnist';
import { readNpy } from './lib/npy';
import { templateNamed } from './lib/templateNamed';
import { samplePictures } from './lib/training';
import { UsageError } from './lib/usage';

const count = 1000;
const { values: options, positionals: sets } = parseArgs({ allowPositionals: true, options: { mnist: { type: 'string' } } });
if (!options.mnist || sets.length === 0) throw new UsageError('Say where the digits are, and which samples to judge: --mnist <folder> <samples>...');
const engine = await openNodeEngine();
const { train, heldOut } = await readSplitMnist(options.mnist);
const [real, held] = [picturesOf(train, train.size!), picturesOf(heldOut, count)];

async function samplesOf(set: string): Promise<Float32Array> {
  const [id, checkpoint] = set.split('=');
  const samples = checkpoint ? await draw(id!, checkpoint) : readNpy(set).data;
  if (samples.length < count * 28 * 28) throw new Error(`${set} has fewer than ${count} pictures`);
  const signed = samples.some((value) => value < -0.05);
  return samples.slice(0, count * 28 * 28).map((value) => Math.min(1, Math.max(0, signed ? (value + 1) / 2 : value)));
}

function draw(id: string, checkpoint: string): Promise<Float32Array> {
  const { states } = decodeTrainingState(new Uint8Array(readFileSync(checkpoint)).buffer);
  return samplePictures(engine, structuredClone(templateNamed(id).document), states, count);
}

const titleOf = (name: string) => analysis.quality.figures[name as keyof typeof analysis.quality.figures].title;

const columns: Figure[][] = [];
for (const set of sets) columns.push(await judgePictures(engine, await samplesOf(set), held, real));
const lines = [
  ['', ...sets, 'real digits'],
  ['---', ...sets.map(() => '---:'), '---:'],
  ...columns[0]!.map((figure, row) => [titleOf(figure.name), ...columns.map((column) => formatFigure(column[row]!)), formatReal(figure)]),
];
for (const cells of lines) process.stdout.write(`| ${cells.join(' | ')} |\n`);
process.exit(0);
