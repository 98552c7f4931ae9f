/** Random numbers of many steps at once, made by another engine: generated code makes them several times as fast as JavaScript. */
import { ProgramBuilder } from '../../tensor/builder';
import type { Program } from '../../tensor/program';
import type { FillingEngine, FillingExecutable, Feeds, TensorData } from '../engine';
import { isRandom, stepOf } from '../host';
import type { StackedInput } from './stepModel';

export class RandomNumbers {
  /** For every step of the call that is being prepared, the step number of every input. */
  readonly #steps: Readonly<Record<string, Int32Array>>[] = [];

  private constructor(
    private readonly program: Program,
    private readonly inputs: readonly StackedInput[],
    private readonly executable: FillingExecutable,
  ) {}

  /** Makes those of `inputs` that are random. */
  static async open(program: Program, inputs: readonly StackedInput[], engine: FillingEngine): Promise<RandomNumbers> {
    const random = inputs.filter(({ operation }) => isRandom(operation));
    const builder = new ProgramBuilder();
    for (const { name, operation } of random) {
      builder.output(name, builder.apply(operation.op, [builder.feed(name, [], 'i32')], operation.attributes));
    }
    return new RandomNumbers(program, random, await engine.compile(builder.build()));
  }

  /** Tells the feeds of step `index` of the call. */
  note(index: number, feeds: Feeds): void {
    const steps = (this.#steps[index] ??= Object.fromEntries(this.inputs.map(({ name }) => [name, new Int32Array(1)])));
    for (const { name, operation } of this.inputs) steps[name]![0] = stepOf(this.program, operation, feeds);
  }

  /** Writes the numbers of the first `count` steps, stacked, to the arrays with the names of their inputs. */
  async make(count: number, into: Readonly<Record<string, TensorData>>): Promise<void> {
    await this.executable.run(count, (index) => this.#steps[index]!, into);
  }

  dispose(): void {
    this.executable.dispose();
  }
}
