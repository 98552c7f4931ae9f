import { describe, expect, it } from 'vitest';
import { dcganTemplate } from '../../../../../src/nodes/templates/dcgan';
import { ganTemplate } from '../../../../../src/nodes/templates/gan';
import { planProgram } from '../../../../../src/runtime/engines/plan/plan';
import { rewrite } from '../../../../../src/runtime/engines/plan/rewrite';
import { columnParts, productParts } from '../../../../../src/runtime/engines/plan/split';
import { ProgramBuilder } from '../../../../../src/runtime/tensor/builder';
import { partsAttribute } from '../../../../../src/runtime/tensor/ops/op';
import type { Program } from '../../../../../src/runtime/tensor/program';
import { sizeOf } from '../../../../../src/runtime/tensor/shapes';
import { caseInputs } from '../../tensor/caseData';
import { longSums } from '../../tensor/longSums';
import type { OpCase } from '../../tensor/opCase';
import { trainingProgram } from '../trainingProgram';

function programOf({ inputs, build }: OpCase): Program {
  const b = new ProgramBuilder();
  b.output('result', build(b, caseInputs(b, inputs)));
  return b.build();
}

const products = ['matmul', 'conv2dFilterGradient'];
const reductions = ['sum', 'mean', 'max'];

/** Terms that each result of these operations has. */
function terms({ operations }: Program, among: readonly string[]): number[] {
  return operations.filter(({ op }) => among.includes(op)).flatMap(({ op, args, attributes, shape }) => {
    const [first, second] = args.map((arg) => operations[arg]!.shape);
    if (reductions.includes(op)) return [sizeOf(first!) / sizeOf(shape)];
    if (op === 'matmul') return [first!.at(attributes['transposeA'] === true ? -2 : -1)! / partsAttribute(attributes)];
    return [sizeOf(second!.slice(0, 3)) / partsAttribute(attributes)];
  });
}

describe('long sums', () => {
  it.each(longSums)('are cut for $name, where the device has many processors', (opCase) => {
    const [whole, split] = [rewrite(programOf(opCase)), rewrite(programOf(opCase), true)];
    const longest = (program: Program) => Math.max(...terms(program, [...products, ...reductions]));
    expect(longest(whole)).toBeGreaterThanOrEqual(512);
    expect(longest(split)).toBe(128);
  });

  it('of two products stay one product of two pairs', () => {
    const { operations } = rewrite(programOf(longSums.find(({ name }) => name === 'a sum of two products')!), true);
    expect(operations.filter(({ op }) => products.includes(op)).map(({ args, shape }) => [args.length, shape])).toEqual([[4, [4, 3, 5]]]);
  });

  it('that another operation reads in parts and whole are computed once', () => {
    const b = new ProgramBuilder();
    const [opCase] = longSums as [OpCase];
    const product = opCase.build(b, caseInputs(b, opCase.inputs));
    b.output('product', product);
    b.output('doubled', b.apply('add', [product, product]));
    expect(rewrite(b.build(), true).operations.filter(({ op }) => products.includes(op))).toHaveLength(1);
  });

  it('are kept whole in every digit, also where half precision is kept', () => {
    const plan = planProgram(trainingProgram(dcganTemplate).program, { half: true, split: true });
    const parts = [...plan.homes].filter(([value]) => partsAttribute(plan.program.operations[value]!.attributes) > 1);
    expect(parts.length).toBeGreaterThan(0);
    expect(new Set(parts.map(([, { space }]) => space))).toEqual(new Set(['memory']));
    expect([...plan.homes.values()].some(({ space }) => space === 'half')).toBe(true);
  });

  it('are not cut where there are results enough, or where a part would be short', () => {
    expect(productParts(4096, 4096, 4096)).toBe(1);
    expect(productParts(25088, 800, 64)).toBe(1);
    expect(productParts(32, 256, 32)).toBe(1);
    expect(columnParts(1024, 8192)).toBe(1);
    expect(columnParts(256, 1)).toBe(1);
  });

  it('are cut into equal parts, whatever their length', () => {
    for (const inner of [513, 784, 1021, 6272, 25088]) expect(inner % productParts(25, inner, 32)).toBe(0);
  });

  it.each([['GAN', ganTemplate, 200], ['DCGAN', dcganTemplate, 1000]] as const)('in the products of the %s’s step leave no workgroup alone with them', (_, template, most) => {
    const { program } = trainingProgram(template);
    const longest = (split: boolean) => Math.max(...terms(rewrite(program, split), products));
    expect(longest(true)).toBeLessThan(most);
    expect(longest(false)).toBeGreaterThan(3 * most);
  });
});
