/** The peer in the same place: tf.layers with tf.train.adam on TensorFlow.js. */
import * as tf from '@tensorflow/tfjs';
import type { DeviceKind } from '../../runtime/engines/engine';
import { startBackend, stopBackend } from '../../runtime/engines/tfjs/backend';
import type { WasmPaths } from '../../runtime/engines/tfjs/wasmFiles';
import { CounterRandom } from '../../runtime/tensor/random';
import type { Recipe } from '../recipes';
import { type Subject, timed } from '../subject';
import { tfStep } from './steps';
import { sizeOf } from '../../runtime/tensor/shapes';

/** Starts TensorFlow.js on the device. Nothing else may use TensorFlow.js in this thread. */
export async function openTfLayers(recipe: Recipe, device: DeviceKind, wasmPaths?: WasmPaths): Promise<Subject> {
  const { description } = await startBackend({ device, wasmPaths });
  const step = tfStep(recipe);
  const pixels = new Float32Array(recipe.batch * sizeOf(recipe.image));
  new CounterRandom(1, 0).fillUniform(pixels);
  return {
    description: `tf.layers, ${description}, ${tf.version_core}`,
    steps: (count) =>
      timed(count, async () => {
        for (let index = 0; index < count; index++) {
          const losses = step(pixels);
          // The last read waits for the device; reading each step would only slow it.
          if (index === count - 1) await Promise.all(losses.map((loss) => loss.data()));
          tf.dispose(losses);
        }
      }),
    close: async () => stopBackend(device),
  };
}
