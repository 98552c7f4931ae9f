/** Elementwise work, and the index of the largest element, in one pass over the results. */
import { numberAttribute } from '../../../tensor/ops/op';
import { stridesOf } from '../../../tensor/shapes';
import { isRandom } from '../../plan/values';
import { sequence, when } from '../../../assembler/code';
import { f32, f32x4, i32, i32x4 } from '../../../assembler/instructions';
import { Block } from '../emit/block';
import { following, run, same, unrolled, unrolledRandom } from '../emit/lanes';
import { loopBlock, type KernelContext, type Stages } from './kernel';

/** Each unit is several vectors. The last may reach over the end, into what keeps tensors apart. */
export function elementKernel(context: KernelContext): Stages {
  const { size, members } = context.kernel.group;
  const atOnce = members.some((member) => isRandom(context.layout.program.operations[member]!)) ? unrolledRandom : unrolled;
  return [[{
    name: 'elements',
    units: Math.ceil(size / atOnce),
    body: (frame) => {
      const outer = new Block(frame.builder);
      const first = (unit: typeof frame.begin) => i32.multiply(unit, i32.const(atOnce));
      loopBlock(outer, first(frame.begin), first(frame.end), atOnce, (block, index) => {
        const lanes = run('i', index, atOnce);
        context.finish(block, frame, Array.from({ length: atOnce / 4 }, (_, vector) => ({ lanes: following(lanes, vector), total: null })));
      });
      return outer.code;
    },
  }]];
}

/** One result after the other. */
export function argMaxKernel(context: KernelContext): Stages {
  const operation = context.layout.program.operations[context.kernel.group.root!]!;
  const source = operation.args[0]!;
  const shape = context.shapeOf(source);
  const axis = numberAttribute(operation.attributes, 'axis');
  const stride = stridesOf(shape)[axis]!;
  const size = shape[axis]!;
  return [[{
    name: 'argMax',
    units: context.kernel.group.size,
    body: (frame) => {
      const outer = new Block(frame.builder);
      loopBlock(outer, frame.begin, frame.end, 1, (block, index) => {
        const [best, largest] = [frame.builder.local('i32'), frame.builder.local('f32')];
        const outerIndex = i32.multiply(i32.divide(index, i32.const(stride)), i32.const(size * stride));
        const start = block.let(i32.add(outerIndex, i32.remainder(index, i32.const(stride))));
        loopBlock(block, i32.const(0), i32.const(size), 1, (inner, along) => {
          const element = context.scope(inner, frame).element(source, same('element', inner.let(i32.add(start, i32.multiply(along, i32.const(stride))))));
          const number = inner.let(f32x4.lane(context.layout.program.operations[source]!.dtype === 'i32' ? f32x4.fromInteger(element) : element, 0));
          const take = sequence(best.set(along), largest.set(number));
          inner.add(when(i32.isZero(along), take, when(f32.greater(number, largest.value), take)));
        });
        context.finish(block, frame, [{ lanes: same('i', index), total: block.let(i32x4.splat(best.value)), count: 1 }]);
      });
      return outer.code;
    },
  }]];
}
