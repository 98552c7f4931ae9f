/** Chromium's compiler, told to make one vector of two (`--wasm-revectorize`), on the code of a whole training step. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findChromium } from '../../../../../scripts/lib/chromium.mjs';
import { ganTemplate } from '../../../../../src/nodes/templates/gan';
import { planProgram } from '../../../../../src/runtime/engines/plan/plan';
import { compileModule, type CompiledModule } from '../../../../../src/runtime/engines/wasm/compileModule';
import { trainingProgram } from '../trainingProgram';

const folder = mkdtempSync(join(tmpdir(), 'latentloom-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs two steps on small numbers everywhere, and shows what has become of the memory. */
const page = ({ bytes, pages, addresses }: CompiledModule): string => `<script>
  const module = new WebAssembly.Module(Uint8Array.from(atob('${Buffer.from(bytes).toString('base64')}'), (letter) => letter.charCodeAt(0)));
  const memory = new WebAssembly.Memory({ initial: ${pages}, maximum: ${pages} });
  const { run } = new WebAssembly.Instance(module, { env: { memory } }).exports;
  const floats = new Float32Array(memory.buffer, ${addresses.memory});
  let seed = 1;
  floats.forEach((_, index) => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; floats[index] = seed / 2 ** 36; });
  run(0, 1, 2);
  let [hash, largest] = [0, 0];
  for (const word of new Int32Array(memory.buffer, ${addresses.memory})) hash = Math.imul(hash ^ word, 16777619);
  for (const number of floats) largest = Math.max(largest, Math.abs(number));
  document.title = 'memory ' + hash + ' ' + largest;
</script>`;

/** What Chromium prints with all of the module compiled at once, and well. */
function printed(file: string, ...flags: string[]): string {
  const compileWell = ['--single-threaded', '--no-liftoff', '--no-wasm-lazy-compilation'];
  return spawnSync(findChromium()!, ['--headless', '--no-sandbox', `--js-flags=${[...compileWell, ...flags].join(' ')}`, '--dump-dom', `file://${file}`], {
    encoding: 'utf8', maxBuffer: 2 ** 28,
  }).stdout;
}

const result = (output: string): string | undefined => /<title>(memory -?\d+ [\d.e+-]+)<\/title>/.exec(output)?.[1];

test('vectors of the dense GAN are joined in every product and in all that goes over whole pictures, and its results stay the same', () => {
  const file = join(folder, 'page.html');
  const { program } = trainingProgram(ganTemplate, 8);
  writeFileSync(file, page(compileModule(planProgram(program), 2, { relaxed: true, shared: false, registers: 32 })));
  const joined = printed(file, '--wasm-revectorize', '--trace-wasm-revectorize');
  const functions = joined.split('Begin revec function ').slice(1).map((trace) => ({ task: trace.split('\n', 1)[0]!, isJoined: trace.includes('Decided to vectorize') }));
  const large = functions.filter(({ task }) => /^(product|elements)/.test(task));
  expect(large.length).toBeGreaterThan(9);
  expect(large.filter(({ isJoined }) => !isJoined)).toEqual([]);
  expect(result(joined)).toBeDefined();
  expect(result(joined)).toBe(result(printed(file)));
}, 60_000);
