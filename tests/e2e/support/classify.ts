/** The Digit Classifier in Node. */
import { createWasmEngine } from '../../../src/runtime/engines/wasm/engine';
import { see } from '../../../scripts/lib/judge';

const area = 28 * 28;
const batch = 100;

export interface Reading {
  digit: number;
  /** Probability that the classifier gives to this digit. */
  confidence: number;
}

/** What it reads in each picture, `[count, 28, 28, 1]` in [0, 1]. */
export async function classify(pictures: Float32Array): Promise<Reading[]> {
  const count = pictures.length / area;
  const whole = new Float32Array(Math.ceil(count / batch) * batch * area);
  whole.set(pictures);
  const { classes } = await see(await createWasmEngine({ threads: 1 }), whole);
  return Array.from({ length: count }, (_, row) => {
    const probabilities = classes.data.subarray(row * classes.width, (row + 1) * classes.width);
    const confidence = Math.max(...probabilities);
    return { digit: probabilities.indexOf(confidence), confidence };
  });
}
