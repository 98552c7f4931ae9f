/** The Digit Classifier: a small network that ships with the app; its features say how alike two pictures of digits are. */
import type { LayerSpec, NetworkSpec } from '../../nodes/define';
import { type NetworkEnvironment, lowerNetwork, networkWeights } from '../../nodes/networks/network';
import type { ProgramBuilder } from '../tensor/builder';
import { mul } from '../tensor/operations';
import type { Value } from '../tensor/program';
import { decodeSafetensors } from '../tensor/safetensors';
import { DIGIT_SIDE } from './asDigits';
import shipped from './classifier.json';

const convolution = (filters: number): LayerSpec => ({ kind: 'conv2d', params: { filters, kernel: 5, stride: 2 } });
const dense = (units: number): LayerSpec => ({ kind: 'dense', params: { units } });
const relu: LayerSpec = { kind: 'relu', params: {} };

/** Numbers in a picture's features. */
export const FEATURES = 64;
export const CLASSES = 10;

/** Brings features to a mean square of 1 over Stroke Digits, so that distances have a natural size. */
const featureScale = 1 / 3.6;

/** SHA-256 of the weights that ship with the app. */
export const classifierHash = shipped.hash;

/** From a picture to its features, and from features to the logits of the classes. */
export const classifierNetworks = {
  features: {
    layers: [convolution(12), relu, convolution(24), relu, { kind: 'flatten', params: {} }, dense(FEATURES), relu],
    input: [DIGIT_SIDE, DIGIT_SIDE, 1],
    seed: 1,
  },
  head: { layers: [dense(CLASSES)], input: [FEATURES], seed: 2 },
} as const satisfies Record<string, NetworkSpec>;

type Part = keyof typeof classifierNetworks;

const weightState = (part: Part, name: string) => `${part}/${name}`;

/** Every weight of the classifier, by the name that its file uses. */
export function classifierWeights(): { state: string; shape: readonly number[] }[] {
  const parts = Object.keys(classifierNetworks) as Part[];
  return parts.flatMap((part) => networkWeights(classifierNetworks[part]).map(({ name, shape }) => ({ state: weightState(part, name), shape })));
}

/** Runs the classifier on pictures `[batch, 28, 28, 1]` in [0, 1]: features `[batch, 64]` and logits `[batch, 10]`. */
export function lowerClassifier(builder: ProgramBuilder, pictures: Value): { features: Value; logits: Value } {
  const shapes = new Map(classifierWeights().map(({ state, shape }) => [state, shape]));
  const run = (part: Part, input: Value): Value => {
    const environment: NetworkEnvironment = {
      builder,
      training: false,
      weight: (name) => builder.state(weightState(part, name), shapes.get(weightState(part, name))!),
      update: () => {},
      uniform: () => {
        throw new Error('The classifier draws no numbers');
      },
    };
    return lowerNetwork(classifierNetworks[part], environment, input);
  };
  const features = run('features', pictures);
  return { features: mul(builder, features, featureScale), logits: run('head', features) };
}

/** The classifier's states from its file. @throws SafetensorsError */
export function readClassifier(file: ArrayBuffer): Record<string, Float32Array> {
  const { tensors } = decodeSafetensors(file);
  return Object.fromEntries(classifierWeights().map(({ state }) => [state, tensors[state]!.data as Float32Array]));
}
