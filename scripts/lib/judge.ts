/** The figures of the Quality node for pictures that a script has. */
import { readFileSync } from 'node:fs';
import type { ExampleSource } from '../../src/runtime/data/exampleSource';
import type { Engine } from '../../src/runtime/engines/engine';
import { CLASSES, FEATURES, classifierHash, lowerClassifier, readClassifier } from '../../src/runtime/quality/classifier';
import { type Figure, type Seen, judge } from '../../src/runtime/quality/judge';
import { rowsOf } from '../../src/runtime/quality/rows';
import { ProgramBuilder } from '../../src/runtime/tensor/builder';
import { softmax } from '../../src/runtime/tensor/operations';
import { shippedFile } from './ship';

const batch = 100;
const area = 28 * 28;

/** The first `count` pictures of a source, `[count, 28, 28, 1]` in [0, 1]. */
export function picturesOf(source: ExampleSource, count: number): Float32Array {
  const pictures = new Float32Array(count * area);
  source.fill(Int32Array.from({ length: count }, (_, index) => index), pictures, new Int32Array(count));
  return pictures;
}

/** Pictures as the Digit Classifier sees them; their number is a multiple of 100. */
export async function see(engine: Engine, pictures: Float32Array): Promise<Seen> {
  const builder = new ProgramBuilder();
  const { features, logits } = lowerClassifier(builder, builder.feed('pictures', [batch, 28, 28, 1]));
  builder.output('features', features);
  builder.output('classes', softmax(builder, logits));
  const executable = await engine.compile(builder.build());
  const bytes = readFileSync(shippedFile(classifierHash));
  for (const [state, data] of Object.entries(readClassifier(new Uint8Array(bytes).buffer))) executable.write(state, data);
  const outputs = await executable.run(Math.floor(pictures.length / area / batch), (index) => ({ pictures: pictures.slice(index * batch * area, (index + 1) * batch * area) }));
  executable.dispose();
  return { features: rowsOf(outputs.features as Float32Array, FEATURES), classes: rowsOf(outputs.classes as Float32Array, CLASSES) };
}

/** All figures of `samples`, pictures of 28x28 in [0, 1]; each set has a multiple of 100. */
export async function judgePictures(engine: Engine, samples: Float32Array, heldOut: Float32Array, training: Float32Array): Promise<Figure[]> {
  const [fake, held, real] = [await see(engine, samples), await see(engine, heldOut), await see(engine, training)];
  return [...judge({ samples: fake, heldOut: held, training: real, seed: 0 })];
}
