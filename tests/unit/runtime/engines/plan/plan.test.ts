import { expect, test } from 'vitest';
import { dcganTemplate } from '../../../../../src/nodes/templates/dcgan';
import { ganTemplate } from '../../../../../src/nodes/templates/gan';
import { vaeTemplate } from '../../../../../src/nodes/templates/vae';
import { planProgram } from '../../../../../src/runtime/engines/plan/plan';
import { ProgramBuilder } from '../../../../../src/runtime/tensor/builder';
import { add, matmul, mean, mul, relu, sum } from '../../../../../src/runtime/tensor/operations';
import { trainingProgram } from '../trainingProgram';

test.each([['dense GAN', ganTemplate, 20], ['VAE', vaeTemplate, 12], ['DCGAN', dcganTemplate, 36]] as const)('a step of the %s has few levels', (_, template, most) => {
  const plan = planProgram(trainingProgram(template).program);
  expect(plan.levels.length).toBeLessThanOrEqual(most);
});

test('a layer is one kernel: the product with its bias and activation', () => {
  const b = new ProgramBuilder();
  const layer = relu(b, add(b, matmul(b, b.state('x', [4, 8]), b.state('w', [8, 5])), b.state('bias', [5])));
  b.output('layer', layer);
  expect(planProgram(b.build()).levels.map((kernels) => kernels.length)).toEqual([1]);
});

test('a state is overwritten in place when nothing else reads it', () => {
  const b = new ProgramBuilder();
  b.update('w', mul(b, b.state('w', [4]), 2));
  const plan = planProgram(b.build());
  expect(plan.levels.flat().flatMap(({ writes }) => writes)).toEqual([expect.objectContaining({ space: 'memory', offset: plan.states.get('w') })]);
});

test('states that are swapped are copied in last', () => {
  const b = new ProgramBuilder();
  const [first, second] = [b.state('first', [4]), b.state('second', [4])];
  b.update('first', second);
  b.update('second', first);
  const plan = planProgram(b.build());
  expect(plan.levels.at(-1)!.some(({ copies }) => copies)).toBe(true);
});

test('values that are read no more give their memory to later ones', () => {
  const deep = (layers: number) => {
    const b = new ProgramBuilder();
    let x = b.feed('x', [64, 64]);
    for (let layer = 0; layer < layers; layer++) x = matmul(b, x, b.state('w', [64, 64]));
    b.output('mean', mean(b, x));
    return planProgram(b.build()).sizes.memory;
  };
  expect(deep(10)).toBe(deep(4));
});

test('a long sum is cut in two stages', () => {
  const b = new ProgramBuilder();
  b.output('sum', sum(b, b.feed('x', [100, 784])));
  expect(planProgram(b.build()).levels).toHaveLength(2);
});
