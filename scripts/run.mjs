/** Runs a TypeScript script of this repository in Node through Vite: `node scripts/run.mjs scripts/pretrain.ts --flags`. */
import { readFileSync } from 'node:fs';
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

/** What the script says of itself at its top. */
function usage() {
  const [, comment = ''] = /^\/\*\*([^]*?)\*\//.exec(readFileSync(path, 'utf8')) ?? [];
  return comment.replaceAll(/^ *\* ?/gm, '').trim();
}

if (process.argv.includes('--help')) {
  console.log(usage());
  process.exit(0);
}
// The script sees itself as argv[1], as if Node had run it.
process.argv.splice(1, 2, path);
const { runnerImport } = await import('vite');
try {
  await runnerImport(path, { configFile: false });
} catch (cause) {
  const isUsage = cause instanceof Error && 'code' in cause && /^ERR_(PARSE_ARGS|USAGE)/.test(String(cause.code));
  if (!isUsage) throw cause;
  console.error(`${cause.message}\n\n${usage()}`);
  process.exit(2);
}
