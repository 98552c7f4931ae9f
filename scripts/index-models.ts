/**
 * Lists the language models that come with the app: writes `public/models/index.json` from the folders beside it.
 *
 *   node scripts/run.mjs scripts/index-models.ts
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { isProblem } from '../src/runtime/graph/problems';
import { layOutModel } from '../src/runtime/text/modelLayout';
import type { ShippedModel } from '../src/storage/shippedModels';
import { root } from './lib/packages.mjs';

const folder = `${root}public/models/`;

function describe(id: string): ShippedModel {
  const read = (path: string): Buffer => readFileSync(`${folder}${id}/${path}`);
  const available = (readdirSync(`${folder}${id}`, { recursive: true }) as string[]).filter((path) => statSync(`${folder}${id}/${path}`).isFile());
  const layout = layOutModel(JSON.parse(read('config.json').toString()), available, null, id);
  if (isProblem(layout)) throw new Error(`${id}: ${layout.code} ${JSON.stringify(layout.values)}`);
  const files = layout.files.map((path) => ({ path, bytes: read(path).length, hash: createHash('sha256').update(read(path)).digest('hex') }));
  const { architecture, tasks } = layout;
  return { id, architecture, tasks, files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

const folders = (path: string): string[] => readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const ids = folders(folder).flatMap((owner) => folders(folder + owner).map((name) => `${owner}/${name}`));
const models = ids.filter((id) => existsSync(`${folder}${id}/config.json`)).map(describe);
writeFileSync(`${folder}index.json`, `${JSON.stringify(models, null, 2)}\n`);
for (const { id, tasks, bytes } of models) console.log(`${id}: ${tasks.join(', ')}, ${(bytes / 1e6).toFixed(1)} MB`);
