/**
 * Writes a trained model in the hub's layout, and the numbers that other implementations must give as a fixture of tests.
 *
 *   node scripts/run.mjs scripts/language-model/export.ts --tokens <folder> --run <folder> --name storyteller
 */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../lib/packages.mjs';
import { type CorpusDescription, modelCard, type TrainedModel } from './modelCard';
import { configOf, filesOf, generationConfigOf, tokenizerConfigOf } from './modelFiles';
import { weightsFrom } from './onnx/weights';

const owner = 'latentloom';

const { values: options } = parseArgs({ options: { tokens: { type: 'string' }, run: { type: 'string' }, name: { type: 'string' } } });
const { tokens, run, name } = options;
if (!tokens || !run || !name) throw new Error('Say what to export: --tokens <folder> --run <folder> --name <model>');
const id = `${owner}/${name}`;
const folder = join(root, 'public/models', id);
const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));
const writeJson = (path: string, value: unknown): Promise<void> => writeFile(path, `${JSON.stringify(value, null, 2)}\n`);

const model = (await readJson(join(run, 'model.json'))) as TrainedModel;
const corpus = (await readJson(join(tokens, 'corpus.json'))) as CorpusDescription;
const weights = await readFile(join(run, 'model.safetensors'));
const files = filesOf(model.config, weightsFrom(weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.length) as ArrayBuffer));

await mkdir(join(folder, 'onnx'), { recursive: true });
for (const [file, bytes] of Object.entries(files)) await writeFile(join(folder, 'onnx', file), bytes);
await copyFile(join(tokens, 'tokenizer.json'), join(folder, 'tokenizer.json'));
await writeJson(join(folder, 'tokenizer_config.json'), tokenizerConfigOf(model.config));
await writeJson(join(folder, 'config.json'), configOf(model.config));
const generation = generationConfigOf(model.config);
if (generation) await writeJson(join(folder, 'generation_config.json'), generation);
await writeFile(join(folder, 'README.md'), modelCard(id, model, corpus));
const fixtures = join(root, 'tests/fixtures/golden');
await mkdir(fixtures, { recursive: true });
await writeJson(join(fixtures, `${name}.json`), { model: id, prompts: await readJson(join(run, 'golden.json')) });
console.warn(id, Object.fromEntries(Object.entries(files).map(([file, { length }]) => [file, length])), model.heldOut);
