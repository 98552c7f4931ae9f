/** The list of language models that come with the app, from the folders below `public/models`. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { isProblem } from '../../src/runtime/graph/problems';
import { layOutModel } from '../../src/runtime/text/modelLayout';
import type { ShippedModel } from '../../src/storage/shippedModels';
import { root } from './packages.mjs';

const folder = `${root}public/models/`;

/** The entry of one model. @throws where its files do not make a model */
export function describeModel(id: string, available: readonly string[], read: (path: string) => Buffer): ShippedModel {
  const layout = layOutModel(JSON.parse(read('config.json').toString()), available, null, id);
  if (isProblem(layout)) throw new Error(`${id}: ${layout.code} ${JSON.stringify(layout.values)}`);
  const files = layout.files.map((path) => ({ path, bytes: read(path).length, hash: createHash('sha256').update(read(path)).digest('hex') }));
  const { architecture, tasks } = layout;
  return { id, architecture, tasks, files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** The entries of all folders. */
export function describeShippedModels(): ShippedModel[] {
  const ids = foldersIn(folder).flatMap((owner) => foldersIn(folder + owner).map((name) => `${owner}/${name}`));
  return ids.filter((id) => existsSync(`${folder}${id}/config.json`)).map((id) => {
    const available = (readdirSync(`${folder}${id}`, { recursive: true }) as string[]).filter((path) => statSync(`${folder}${id}/${path}`).isFile());
    return describeModel(id, available, (path) => readFileSync(`${folder}${id}/${path}`));
  });
}

/** Writes `public/models/index.json`. @returns what is in it */
export function writeModelIndex(): ShippedModel[] {
  const models = describeShippedModels();
  writeFileSync(`${folder}index.json`, `${JSON.stringify(models, null, 2)}\n`);
  return models;
}

function foldersIn(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}
