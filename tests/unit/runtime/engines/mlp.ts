/** A small classifier that trains for some steps: the same losses are expected of every engine. */
import { ProgramBuilder } from '../../../../src/runtime/tensor/builder';
import { sigmoidCrossEntropyWithLogits } from '../../../../src/runtime/tensor/composites';
import { gradients } from '../../../../src/runtime/tensor/gradients';
import { add, matmul, mean, mul, randomNormal, relu, sub } from '../../../../src/runtime/tensor/operations';
import type { Engine } from '../../../../src/runtime/engines/engine';
import { CounterRandom } from '../../../../src/runtime/tensor/random';

const sizes = { weights: [6, 8], bias: [8], head: [8, 1] } as const;

/** Loss of each of `steps` steps of gradient descent from fixed weights on noise. */
export async function trainSmallNetwork(engine: Engine, steps: number): Promise<number[]> {
  const builder = new ProgramBuilder();
  const step = builder.feed('step', [], 'i32');
  const labels = builder.feed('labels', [16, 1]);
  const [weights, bias, head] = Object.entries(sizes).map(([name, shape]) => builder.state(name, shape));
  const hidden = relu(builder, add(builder, matmul(builder, randomNormal(builder, step, [16, 6], { seed: 3, stream: 1 }), weights!), bias!));
  const loss = mean(builder, sigmoidCrossEntropyWithLogits(builder, matmul(builder, hidden, head!), labels));
  const slopes = gradients(builder, loss, [weights!, bias!, head!]);
  Object.keys(sizes).forEach((name, index) => builder.update(name, sub(builder, [weights, bias, head][index]!, mul(builder, slopes[index]!, 0.3))));
  builder.output('loss', loss);
  const executable = await engine.compile(builder.build());
  for (const [name, shape] of Object.entries(sizes)) {
    const data = new Float32Array(shape.reduce<number>((a, b) => a * b, 1));
    new CounterRandom(1, name.length).fillNormal(data);
    executable.write(name, data);
  }
  const labelData = Float32Array.from({ length: 16 }, (_, index) => index % 2);
  const { loss: losses } = await executable.run(steps, (index) => ({ step: Int32Array.of(index), labels: labelData }));
  executable.dispose();
  return [...losses!];
}
