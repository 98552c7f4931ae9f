/**
 * Trains the language models that come with the app on a folder of books and writes them to `public/models`.
 *
 *   npm run train-language-model -- --corpus <folder>
 *   options: --model <storyteller | wordfinder | rewriter>  --work <folder>  --python <command>
 *
 * Python needs PyTorch and NumPy. A run that was stopped goes on where it was; see docs/language-model.md.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { publish } from './language-model/publish';
import { recipes } from './language-model/recipes';
import { writeTokens } from './language-model/tokens';
import { root } from './lib/packages.mjs';
import { UsageError } from './lib/usage';

const { values: options } = parseArgs({
  options: { corpus: { type: 'string' }, model: { type: 'string', multiple: true }, work: { type: 'string', default: join(root, '.cache/language-model') }, python: { type: 'string', default: 'python3' } },
});
if (!options.corpus) throw new UsageError('Say where the books are: --corpus <folder>');

/** Memory that stays with the process: to ask for it anew in every step takes longer than the sums. */
const memory = { MALLOC_MMAP_THRESHOLD_: '2000000000', MALLOC_TRIM_THRESHOLD_: '8000000000', MALLOC_TOP_PAD_: '200000000' };

function python(script: string, args: readonly string[]): void {
  const { status, error } = spawnSync(options.python, [join(root, 'scripts/language-model/training', script), ...args], { stdio: 'inherit', env: { ...process.env, ...memory } });
  if (status !== 0) throw error ?? new Error(`${script} ended with ${status}`);
}

for (const name of options.model ?? Object.keys(recipes)) {
  const recipe = recipes[name];
  if (!recipe) throw new UsageError(`There is no model ${name}`);
  const tokens = join(options.work, name, 'tokens');
  const run = join(options.work, name, 'run');
  await writeTokens(recipe.kind, recipe.vocabulary, options.corpus, tokens);
  const folders = ['--tokens', tokens, '--run', run];
  python('train.py', [recipe.kind, ...folders, ...Object.entries(recipe.training).flatMap(([option, value]) => [`--${option}`, String(value)])]);
  python('finish.py', folders);
  await publish(name, tokens, run);
}
