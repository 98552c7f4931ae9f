/** A data set in numbers: how many of each class, how bright. */
import type { ExampleSource } from '../data/exampleSource';
import type { DatasetFacts } from '../protocol';
import { macrotask } from './macrotask';
import { sizeOf } from '../tensor/shapes';

/** Of endless data sets so many are looked at. */
const mostOfEndless = 1000;
const atOnce = 500;

/** Looks at all examples of a source; others get their turn in between. */
export async function factsOf(source: ExampleSource): Promise<DatasetFacts> {
  const total = source.size ?? mostOfEndless;
  const length = sizeOf(source.element);
  const counts = new Array<number>(source.classes).fill(0);
  let [sum, squares] = [0, 0];
  for (let start = 0; start < total; start += atOnce) {
    await macrotask();
    const indices = Int32Array.from({ length: Math.min(atOnce, total - start) }, (_, index) => start + index);
    const [images, labels] = [new Float32Array(indices.length * length), new Int32Array(indices.length)];
    source.fill(indices, images, labels);
    for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
    for (const value of images) {
      sum += value;
      squares += value * value;
    }
  }
  const mean = sum / (total * length);
  return { count: source.size, counts, mean, deviation: Math.sqrt(Math.max(0, squares / (total * length) - mean * mean)) };
}
