/** Runs a TypeScript script of this repository in Node through Vite: `node scripts/run.mjs scripts/pretrain.ts --flags`. */
import { resolve } from 'node:path';
import { ensurePackages, root } from './lib/packages.mjs';

const script = process.argv[2];
if (!script) {
  console.error('usage: node scripts/run.mjs <script.ts> [flags]');
  process.exit(2);
}
ensurePackages();
const path = resolve(script);
process.chdir(root);
// The script sees itself as argv[1], as if Node had run it.
process.argv.splice(1, 2, path);
const { runnerImport } = await import('vite');
await runnerImport(path, { configFile: false });
