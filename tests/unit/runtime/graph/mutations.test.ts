import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Json } from '../../../../src/runtime/graph/document';
import { loadDocument } from '../../../../src/runtime/graph/load';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { structuralHashes } from '../../../../src/runtime/compile/staleness';
import { CounterRandom } from '../../../../src/runtime/tensor/random';
import { mutate } from './mutate';

const read = (name: string) => JSON.parse(readFileSync(`tests/fixtures/graphs/v1/${name}.json`, 'utf8')) as Json;

it.each([['gan', 500], ['drawn', 150]] as const)('loads damaged files (%s, %i of them): never throws, and what it keeps is valid', (name, count) => {
  const valid = read(name);
  let refused = 0;
  for (let seed = 0; seed < count; seed++) {
    const { document, problems } = loadDocument(mutate(valid, new CounterRandom(seed, 1)));
    if (document === null) {
      refused += 1;
      expect(problems.length, `seed ${seed}`).toBeGreaterThan(0);
    } else expect(loadDocument(JSON.parse(JSON.stringify(document))), `seed ${seed}`).toEqual({ document, problems: [] });
  }
  expect(refused).toBeGreaterThan(count / 50);
  expect(refused).toBeLessThan(0.8 * count);
});

it.each([['gan', 500], ['drawn', 150]] as const)('types and hashes every document that loads (%s)', (name, count) => {
  const valid = read(name);
  for (let seed = 0; seed < count; seed++) {
    const { document } = loadDocument(mutate(valid, new CounterRandom(seed, 2)));
    if (document === null) continue;
    const { order, problems } = inferTypes(document);
    expect(Object.keys(structuralHashes(document)), `seed ${seed}`).toEqual(order);
    for (const { code, node } of problems) expect(node === undefined || Object.hasOwn(document.nodes, node), `${code} of seed ${seed}`).toBe(true);
  }
});
