/** Writes a trained model in the hub's layout, and the numbers that other implementations must give as a fixture of tests. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeModelIndex } from '../lib/modelIndex';
import { root } from '../lib/packages.mjs';
import { modelCard, type TrainedModel } from './modelCard';
import { configOf, filesOf, generationConfigOf, tokenizerConfigOf } from './modelFiles';
import { weightsFrom } from './onnx/weights';
import type { CorpusDescription } from './tokens';

const owner = 'latentloom';

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));
const writeJson = (path: string, value: unknown): Promise<void> => writeFile(path, `${JSON.stringify(value, null, 2)}\n`);

/** `tokens` and `run` are the folders that training read and wrote. */
export async function publish(name: string, tokens: string, run: string): Promise<void> {
  const id = `${owner}/${name}`;
  const folder = join(root, 'public/models', id);
  const fixtures = join(root, 'tests/fixtures/golden');
  const model = (await readJson(join(run, 'model.json'))) as TrainedModel;
  const corpus = (await readJson(join(tokens, 'corpus.json'))) as CorpusDescription;
  const weights = weightsFrom(Uint8Array.from(await readFile(join(run, 'model.safetensors'))).buffer);
  const generation = generationConfigOf(model.config);

  await mkdir(join(folder, 'onnx'), { recursive: true });
  await mkdir(fixtures, { recursive: true });
  for (const [file, bytes] of Object.entries(filesOf(model.config, weights))) await writeFile(join(folder, 'onnx', file), bytes);
  await copyFile(join(tokens, 'tokenizer.json'), join(folder, 'tokenizer.json'));
  await writeJson(join(folder, 'tokenizer_config.json'), tokenizerConfigOf(model.config));
  await writeJson(join(folder, 'config.json'), configOf(model.config));
  if (generation) await writeJson(join(folder, 'generation_config.json'), generation);
  await writeFile(join(folder, 'README.md'), modelCard(id, model, corpus));
  await writeJson(join(fixtures, `${name}.json`), { model: id, prompts: await readJson(join(run, 'golden.json')) });
  writeModelIndex();
}
