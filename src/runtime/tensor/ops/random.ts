/** Random numbers as pure functions of (seed, stream, step): made on the host, the same on every engine. */
import { ShapeError } from '../shapes';
import { numbersAttribute, type OpRecord } from './op';

function random(name: string): OpRecord {
  return {
    name,
    shape: (args, attributes) => {
      const step = args[0]!;
      if (step.shape.length > 0 || step.dtype !== 'i32') throw new ShapeError(name, [step.shape], 'needs the step as an i32 scalar');
      return numbersAttribute(attributes, 'shape');
    },
    dtype: () => 'f32',
    gradient: () => null,
  };
}

export const randomOps: readonly OpRecord[] = [random('randomUniform'), random('randomNormal')];
