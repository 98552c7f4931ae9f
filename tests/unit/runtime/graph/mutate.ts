/** Damages documents by chance, the same way for the same random numbers. */
import type { Json } from '../../../../src/runtime/graph/document';
import type { CounterRandom } from '../../../../src/runtime/tensor/random';

const hostile: readonly Json[] = [
  null, true, -1, 0.5, 1e308, '', 'x', '__proto__', 'toString', [], {}, [[]], { node: 'noise' }, { kind: 'dense' }, [{ kind: 'dense', params: { units: -3 } }],
  'gan-trainer', 'discriminator', { from: { node: 'noise', port: 'latent' }, to: { node: 'noise', port: 'latent' } },
];

/** Every object and list inside a value, the value itself first. */
function containers(value: Json): Json[] {
  if (value === null || typeof value !== 'object') return [];
  return [value, ...Object.values(value).flatMap(containers)];
}

/** A copy in which something is replaced, removed, renamed or added somewhere. */
export function mutate(valid: Json, random: CounterRandom): Json {
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
