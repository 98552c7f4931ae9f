/** What formulas on vectors are written with. */
import type { V128 } from '../../../assembler/code';
import { f32x4 } from '../../../assembler/instructions';
import type { Block } from './block';

export class Arithmetic {
  constructor(
    readonly block: Block,
    /** The processor's fused multiply-add may be used. */
    private readonly relaxed: boolean,
  ) {}

  let(value: V128): V128 {
    return this.block.let(value);
  }

  number(value: number): V128 {
    return this.block.constant(value);
  }

  whole(value: number): V128 {
    return this.block.constant(value, 'i32');
  }

  multiplyAdd(x: V128, y: V128, summand: V128): V128 {
    return this.relaxed ? f32x4.relaxedMultiplyAdd(x, y, summand) : f32x4.add(f32x4.multiply(x, y), summand);
  }

  /** Horner's rule, the coefficient of the highest power first. */
  polynomial([first, ...others]: readonly number[], x: V128): V128 {
    return others.reduce((sum, coefficient) => this.multiplyAdd(sum, x, this.number(coefficient)), this.number(first!));
  }
}
