/** A short training step, to time a device with the kind of work that it will get. */
import type { Engine } from '../engines/engine';
import { ProgramBuilder } from '../tensor/builder';
import { gradients } from '../tensor/gradients';
import { matmul, mean, mul, relu, square, sub } from '../tensor/operations';
import type { Program } from '../tensor/program';

const rounds = 5;

/** Training runs several steps in a call, as many as fit into a short while. */
const call = { ms: 20, mostSteps: 16 };

/** A device is not timed to the end where its step takes so many times what the fastest one needs. */
const hopeless = 4;

/** Time of one step, in ms: the median of some rounds, or of a single one where another device needs far less, namely `best`. */
export async function probe(engine: Engine, best = Number.POSITIVE_INFINITY): Promise<number> {
  const executable = await engine.compile(probeProgram());
  const time = async (steps: number): Promise<number> => {
    const started = performance.now();
    await executable.run(steps, () => ({}));
    return (performance.now() - started) / steps;
  };
  try {
    // The first steps are slower everywhere: code is compiled, memory is found.
    await time(1);
    const alone = await time(1);
    const steps = Math.max(1, Math.min(call.mostSteps, Math.floor(call.ms / alone)));
    // What waits long for an answer and computes fast has several steps in a call, and is timed on.
    if (steps === 1 && alone > hopeless * best) return alone;
    await time(steps);
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) times.push(await time(steps));
    return times.sort((a, b) => a - b)[rounds >> 1]!;
  } finally {
    executable.dispose();
  }
}

/** Two dense layers, forward and backward, with plain gradient descent: batch 64, width 128. */
function probeProgram(): Program {
  const b = new ProgramBuilder();
  const input = b.constant(0.1, [64, 256]);
  const names = ['first', 'second'];
  const weights = [b.state('first', [256, 128]), b.state('second', [128, 64])];
  const hidden = relu(b, matmul(b, input, weights[0]!));
  const loss = mean(b, square(b, sub(b, matmul(b, hidden, weights[1]!), 1)));
  gradients(b, loss, weights).forEach((gradient, index) => b.update(names[index]!, sub(b, weights[index]!, mul(b, gradient, 0.01))));
  b.output('loss', loss);
  return b.build();
}
