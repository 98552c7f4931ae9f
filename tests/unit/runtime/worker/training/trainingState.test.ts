import { expect, it } from 'vitest';
import { inferTypes } from '../../../../../src/runtime/compile/infer';
import { compileTrainingStep } from '../../../../../src/runtime/compile/trainingStep';
import { SafetensorsError } from '../../../../../src/runtime/tensor/safetensors';
import { freshState } from '../../../../../src/runtime/worker/training/freshState';
import { decodeTrainingState, encodeShippedState, encodeTrainingState, fitsStep } from '../../../../../src/runtime/worker/training/trainingState';
import { layer, tinyGan } from '../../compile/documents';

const document = tinyGan();
const step = compileTrainingStep(document, 'trainer');
const fresh = freshState(document, inferTypes(document), step);
const shapes = Object.fromEntries(Object.entries(step.program.states).map(([name, { shape }]) => [name, shape]));

it('starts with every state of the step, before step 1, without curves', () => {
  expect(Object.keys(fresh.states).toSorted()).toEqual(Object.keys(step.program.states).toSorted());
  expect(fresh).toMatchObject({ step: 0, curves: {} });
  expect(fitsStep(fresh, step)).toBe(true);
});

it('starts the optimiser at rest and the weights from their seeds', () => {
  for (const slot of step.slots) expect(fresh.states[slot]!.every((value) => value === 0)).toBe(true);
  expect(fresh.states['generator/0.dense.kernel']!.some((value) => value !== 0)).toBe(true);
});

it('reads back the checkpoint that it wrote', () => {
  const state = { ...fresh, step: 1234, seed: 9, curves: { generatorLoss: Float32Array.of(1, 2, 3), realScore: Float32Array.of(0, 0.5, 1) } };
  expect(decodeTrainingState(encodeTrainingState(state, shapes))).toEqual(state);
});

it('writes the same bytes for the same state, since they are addressed by content', () => {
  const again = freshState(document, inferTypes(document), step);
  expect(new Uint8Array(encodeTrainingState(again, shapes))).toEqual(new Uint8Array(encodeTrainingState(fresh, shapes)));
});

it('ships a fifth of the bytes, from which the same step goes on', () => {
  const states = Object.fromEntries(Object.entries(fresh.states).map(([name, data]) => [name, name.startsWith('adam.') ? Float32Array.from(data, (_, index) => index + 1) : data]));
  const bytes = encodeShippedState({ ...fresh, states, step: 50, curves: { loss: Float32Array.of(0.5, 2) } }, shapes);
  const shipped = decodeTrainingState(bytes);
  expect(fitsStep(shipped, step)).toBe(true);
  expect(shipped).toMatchObject({ step: 50, curves: { loss: Float32Array.of(0.5, 2) } });
  const kernel = 'generator/0.dense.kernel';
  shipped.states[kernel]!.forEach((value, index) => expect(value).toBeCloseTo(fresh.states[kernel]![index]!, 3));
  expect(new Set(shipped.states[`adam.variance/${kernel}`])).toEqual(new Set([(fresh.states[kernel]!.length + 1) / 2]));
  expect(shipped.states[`adam.mean/${kernel}`]!.every((value) => value === 0)).toBe(true);
});

it('does not fit a step with other layers', () => {
  const wider = compileTrainingStep(tinyGan({ discriminator: { layers: [layer('flatten'), layer('dense', { units: 7 }), layer('leakyRelu'), layer('dense', { units: 1 })] } }), 'trainer');
  expect(fitsStep(fresh, wider)).toBe(false);
});

it('does not fit when a state is missing, and does when there is one more', () => {
  const { 'generator/0.dense.kernel': _gone, ...fewer } = fresh.states;
  expect(fitsStep({ ...fresh, states: fewer }, step)).toBe(false);
  expect(fitsStep({ ...fresh, states: { ...fresh.states, other: Float32Array.of(1) } }, step)).toBe(true);
});

it('refuses bytes that are no checkpoint', () => {
  expect(() => decodeTrainingState(new ArrayBuffer(100))).toThrow(SafetensorsError);
});
