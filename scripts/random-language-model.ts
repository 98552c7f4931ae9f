/**
 * Writes a model of GPT-2's smallest shape with random weights, in the hub's layout (about 125 MB).
 *
 *   node scripts/run.mjs scripts/random-language-model.ts --out <folder> --seed 0
 */
import { parseArgs } from 'node:util';
import { writeRandomGpt2 } from './language-model/randomModel';
import { UsageError } from './lib/usage';

const { values: options } = parseArgs({ options: { out: { type: 'string' }, seed: { type: 'string', default: '0' } } });
if (!options.out) throw new UsageError('Say where the model goes: --out <folder>');
await writeRandomGpt2(options.out, Number(options.seed));
