import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Json } from '../../../../src/runtime/graph/document';
import { loadDocument } from '../../../../src/runtime/graph/load';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { structuralHashes } from '../../../../src/runtime/compile/staleness';
import { CounterRandom } from '../../../../src/runtime/tensor/random';
import { mutate } from './mutate';

const valid = JSON.parse(readFileSync('tests/fixtures/graphs/v1/gan.json', 'utf8')) as Json;

it('loads 500 damaged files: never throws, and what it keeps is valid', () => {
  let refused = 0;
  for (let seed = 0; seed < 500; seed++) {
    const { document, problems } = loadDocument(mutate(valid, new CounterRandom(seed, 1)));
    if (document === null) {
      refused += 1;
      expect(problems.length, `seed ${seed}`).toBeGreaterThan(0);
    } else expect(loadDocument(JSON.parse(JSON.stringify(document))), `seed ${seed}`).toEqual({ document, problems: [] });
  }
  expect(refused).toBeGreaterThan(10);
  expect(refused).toBeLessThan(400);
});

it('types and hashes every document that loads', () => {
  for (let seed = 0; seed < 500; seed++) {
    const { document } = loadDocument(mutate(valid, new CounterRandom(seed, 2)));
    if (document === null) continue;
    const { order, problems } = inferTypes(document);
    expect(Object.keys(structuralHashes(document)), `seed ${seed}`).toEqual(order);
    for (const { code, node } of problems) expect(node === undefined || Object.hasOwn(document.nodes, node), `${code} of seed ${seed}`).toBe(true);
  }
});
