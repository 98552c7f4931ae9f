/** The lint rules that hold the layers apart, tried on files that break them. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const forbidden: Array<[file: string, imported: string]> = [
  ['src/runtime/graph/a.ts', '../tensor/program'],
  ['src/runtime/graph/passes/a.ts', '../../compile/infer'],
  ['src/runtime/graph/a.ts', 'react'],
  ['src/runtime/tensor/a.ts', '../graph/document'],
  ['src/runtime/tensor/a.ts', 'zod'],
  ['src/runtime/data/a.ts', '../graph/document'],
  ['src/runtime/data/a.ts', '../tensor/program'],
  ['src/runtime/quality/a.ts', '../data/batches'],
  ['src/runtime/compile/a.ts', '../engines/engine'],
  ['src/runtime/compile/a.ts', '../../storage/graphs'],
  ['src/runtime/engines/tfjs/a.ts', '../../graph/document'],
  ['src/runtime/engines/tfjs/a.ts', 'dexie'],
  ['src/runtime/text/a.ts', '../worker/runtime'],
  ['src/runtime/text/a.ts', '../graph/document'],
  ['src/runtime/text/decoding/a.ts', '../../tensor/program'],
  ['src/runtime/engines/tfjs/a.ts', '@huggingface/transformers'],
  ['src/runtime/worker/a.ts', '@huggingface/transformers'],
  ['src/editor/canvas/a.tsx', '@huggingface/transformers'],
  ['src/runtime/worker/a.ts', '../../editor/main'],
  ['src/runtime/worker/a.ts', '@tensorflow/tfjs'],
  ['src/runtime/client.ts', './worker/scheduler'],
  ['src/nodes/training/gan/node.ts', 'react'],
  ['src/nodes/training/gan/node.ts', '../../../storage/graphs'],
  ['src/nodes/training/gan/View.tsx', '../../../runtime/engines/engine'],
  ['src/storage/a.ts', '../runtime/tensor/program'],
  ['src/storage/migrations/a.ts', '../../editor/main'],
  ['src/messages/en/a.ts', '../../runtime/graph/document'],
  ['src/editor/canvas/a.tsx', '../../runtime/worker/entry'],
  ['src/editor/canvas/a.tsx', 'dexie'],
  ['src/editor/canvas/a.tsx', '@tensorflow/tfjs-core'],
];

const allowed: Array<[file: string, imported: string]> = [
  ['src/runtime/graph/a.ts', './document'],
  ['src/runtime/graph/a.ts', 'zod'],
  ['src/runtime/data/a.ts', '../graph/problems'],
  ['src/runtime/data/a.ts', '../tensor/random'],
  ['src/runtime/quality/a.ts', '../tensor/random'],
  ['src/runtime/compile/a.ts', '../tensor/program'],
  ['src/runtime/compile/a.ts', '../../nodes/registry'],
  ['src/runtime/engines/tfjs/a.ts', '../../tensor/program'],
  ['src/runtime/engines/tfjs/a.ts', '@tensorflow/tfjs-core'],
  ['src/runtime/text/a.ts', '../graph/problems'],
  ['src/runtime/text/a.ts', '../worker/macrotask'],
  ['src/runtime/text/decoding/a.ts', '../../tensor/random'],
  ['src/runtime/text/a.ts', '@huggingface/transformers'],
  ['src/runtime/worker/a.ts', '../../storage/checkpoints'],
  ['src/nodes/training/gan/node.ts', '../../define'],
  ['src/nodes/training/gan/View.tsx', 'react'],
  ['src/storage/a.ts', 'dexie'],
  ['src/storage/a.ts', '../runtime/graph/document'],
  ['src/messages/index.ts', './en/nodes'],
  ['src/editor/canvas/a.tsx', '@xyflow/react'],
  ['src/editor/canvas/a.tsx', '../../runtime/client'],
];

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'layers-'));
  copyFileSync('.oxlintrc.json', join(folder, '.oxlintrc.json'));
});

afterAll(() => rmSync(folder, { recursive: true }));

it.each(forbidden)('%s may not import %s', (file, imported) => {
  expect(lint({ [file]: `import { thing } from '${imported}';\nexport const mine = thing;\n` })).toContain('eslint(no-restricted-imports)');
});

it.each(allowed)('%s may import %s', (file, imported) => {
  expect(lint({ [file]: `import { thing } from '${imported}';\nexport const mine = thing;\n` })).toEqual([]);
});

it.each([
  ['functions', `import { a } from './a';\nexport const b = (): number => a();\n`],
  ['types', `import type { a } from './a';\nexport const b: typeof a = () => 0;\n`],
])('refuses import cycles, of %s too', (_, b) => {
  const cycle = {
    'src/runtime/graph/a.ts': `import { b } from './b';\nexport const a = (): number => b();\n`,
    'src/runtime/graph/b.ts': b,
  };
  expect(lint(cycle)).toContain('import(no-cycle)');
});

/** Codes of what oxlint finds in these files, laid out as in the repository. */
function lint(files: Record<string, string>): string[] {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const oxlint = join(process.cwd(), 'node_modules/.bin/oxlint');
  const { stdout } = spawnSync(oxlint, ['--format=json'], { cwd: folder, encoding: 'utf8' });
  rmSync(join(folder, 'src'), { recursive: true });
  return (JSON.parse(stdout) as { diagnostics: Array<{ code: string }> }).diagnostics.map(({ code }) => code);
}
