/** The numbers of CounterRandom on the device: the same bits for uniforms, the same to rounding for normals. */
import { numberAttribute } from '../../../tensor/ops/op';
import type { Operation } from '../../../tensor/program';
import { threefry2x32 } from '../../../tensor/random';

/** One random number of an operation at element `index`, given the expression of the step (i32). */
export function randomExpression({ op, attributes }: Operation, step: string, index: string): string {
  const [key0, key1] = streamKey(numberAttribute(attributes, 'seed'), numberAttribute(attributes, 'stream'));
  return `${op}(vec2(${key0}u, ${key1}u), u32(${step}), ${index})`;
}

/** The key of a stream, before the step is mixed in. */
function streamKey(seed: number, stream: number): [number, number] {
  const words = new Uint32Array(2);
  threefry2x32(seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0, stream, Math.floor(stream / 2 ** 32), words, 0);
  return [words[0]!, words[1]!];
}

const rotations = [[13, 15, 26, 6], [17, 29, 16, 24]] as const;

const rounds = [0, 1, 2, 3, 4].map((group) => `${rotations[group % 2]!.map((bits) => `
  x.x += x.y; x.y = ((x.y << ${bits}u) | (x.y >> ${32 - bits}u)) ^ x.x;`).join('')}
  x += vec2(keys[${(group + 1) % 3}], keys[${(group + 2) % 3}] + ${group + 1}u);`).join('');

/** Threefry-2x32, the uniform numbers and the Box-Muller transform, as in runtime/tensor/random.ts. */
export const randomFunctions = `
fn threefry(key: vec2<u32>, counter: vec2<u32>) -> vec2<u32> {
  let keys = array<u32, 3>(key.x, key.y, 0x1bd11bdau ^ key.x ^ key.y);
  var x = counter + key;${rounds}
  return x;
}
fn randomPair(key: vec2<u32>, step: u32, index: u32) -> vec2<f32> {
  let words = threefry(threefry(key, vec2(step, 0u)), vec2(index / 2u, 0u));
  return vec2<f32>(words >> vec2(8u)) * 5.9604645e-8f;
}
fn randomUniform(key: vec2<u32>, step: u32, index: u32) -> f32 {
  let pair = randomPair(key, step, index);
  return select(pair.x, pair.y, index % 2u == 1u);
}
fn randomNormal(key: vec2<u32>, step: u32, index: u32) -> f32 {
  let pair = randomPair(key, step, index);
  // The device's logarithm is exact only to 2^-21 near one.
  let u = pair.x;
  let near = -u * (1.0f + u * (0.5f + u * (0.33333334f + u * (0.25f + u * 0.2f))));
  let radius = sqrt(-2.0f * select(log(1.0f - u), near, u < 0.03f));
  // Cosine and sine of the angle within an eighth of a turn, by their series; the device's own are too coarse.
  let quarter = floor(pair.y * 4.0f + 0.5f);
  let angle = (pair.y * 4.0f - quarter) * 1.5707964f;
  let square = angle * angle;
  let sine = angle * (1.0f + square * (-0.16666667f + square * (8.3333333e-3f + square * (-1.9841270e-4f + square * 2.7557319e-6f))));
  let cosine = 1.0f + square * (-0.5f + square * (4.1666668e-2f + square * (-1.3888889e-3f + square * 2.4801587e-5f)));
  let turn = (u32(quarter) + select(0u, 3u, index % 2u == 1u)) % 4u;
  let absolute = select(cosine, sine, turn % 2u == 1u);
  return radius * select(absolute, -absolute, turn == 1u || turn == 2u);
}
`;
