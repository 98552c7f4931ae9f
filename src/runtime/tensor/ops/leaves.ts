/** Where values come from: constants, feeds and states. */
import type { DType } from '../program';
import { numbersAttribute, textAttribute, type Attributes, type OpRecord } from './op';

function leaf(name: string): OpRecord {
  return {
    name,
    shape: (_, attributes) => numbersAttribute(attributes, 'shape'),
    dtype: (_, attributes) => dtypeAttribute(attributes),
    flops: () => 0,
  };
}

/** Reads the attribute `dtype`. */
export function dtypeAttribute(attributes: Attributes): DType {
  return textAttribute(attributes, 'dtype') === 'i32' ? 'i32' : 'f32';
}

export const leafOps: readonly OpRecord[] = [leaf('constant'), leaf('feed'), leaf('state')];
