import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Json } from '../../../../src/runtime/graph/document';
import { loadDocument } from '../../../../src/runtime/graph/load';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { structuralHashes } from '../../../../src/runtime/compile/staleness';
import { CounterRandom } from '../../../../src/runtime/tensor/random';

const valid = JSON.parse(readFileSync('tests/fixtures/graphs/v1/gan.json', 'utf8')) as Json;

const hostile: readonly Json[] = [
  null, true, -1, 0.5, 1e308, '', 'x', '__proto__', 'toString', [], {}, [[]], { node: 'noise' }, { kind: 'dense' }, [{ kind: 'dense', params: { units: -3 } }],
  'gan-trainer', 'discriminator', { from: { node: 'noise', port: 'latent' }, to: { node: 'noise', port: 'latent' } },
];

/** Every object and list inside a value, the value itself first. */
function containers(value: Json): Json[] {
  if (value === null || typeof value !== 'object') return [];
  return [value, ...Object.values(value).flatMap(containers)];
}

/** Replaces, removes, renames or adds something somewhere, the same for the same random numbers. */
function mutate(random: CounterRandom): Json {
  const document = structuredClone(valid);
  const pick = <T>(list: readonly T[]): T => list[random.integer(list.length)]!;
  for (let changes = 1 + random.integer(4); changes > 0; changes--) {
    const place = (random.integer(4) === 0 ? document : pick(containers(document))) as Record<string, Json>;
    const key = pick([...Object.keys(place), 'added']);
    const action = random.integer(4);
    if (action === 0) delete place[key];
    else if (action === 1) place[key] = structuredClone(pick(containers(document)));
    else if (action === 2) Object.defineProperty(place, pick(['__proto__', 'toString', 'constructor', 'noise']), { value: pick(hostile), enumerable: true, writable: true, configurable: true });
    else place[key] = structuredClone(pick(hostile));
  }
  return JSON.parse(JSON.stringify(document)) as Json;
}

it('loads 500 damaged files: never throws, and what it keeps is valid', () => {
  let refused = 0;
  for (let seed = 0; seed < 500; seed++) {
    const { document, problems } = loadDocument(mutate(new CounterRandom(seed, 1)));
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
    const { document } = loadDocument(mutate(new CounterRandom(seed, 2)));
    if (document === null) continue;
    const { order, problems } = inferTypes(document);
    expect(Object.keys(structuralHashes(document)), `seed ${seed}`).toEqual(order);
    for (const { code, node } of problems) expect(node === undefined || Object.hasOwn(document.nodes, node), `${code} of seed ${seed}`).toBe(true);
  }
});
