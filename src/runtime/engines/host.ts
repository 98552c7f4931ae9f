/** What every engine does on the host, in the same way: random numbers and the checking of data that comes in. */
import type { Operation, Program } from '../tensor/program';
import { numberAttribute } from '../tensor/ops/op';
import { CounterRandom } from '../tensor/random';
import { sizeOf } from '../tensor/shapes';
import type { Feeds, TensorData } from './engine';
import { TensorDataError } from './errors';

/** The numbers of a randomUniform or randomNormal operation at one step. */
export function randomValues(operation: Operation, step: number): Float32Array {
  const values = new Float32Array(sizeOf(operation.shape));
  fillRandom(operation, step, values);
  return values;
}

/** One generator for all, since every filling starts it anew. */
const random = new CounterRandom(0);
const streams = [0, 0];

/** The same, written to `values`. */
export function fillRandom(operation: Operation, step: number, values: Float32Array): void {
  streams[0] = numberAttribute(operation.attributes, 'stream');
  streams[1] = step;
  random.restart(numberAttribute(operation.attributes, 'seed'), streams);
  if (operation.op === 'randomNormal') random.fillNormal(values);
  else random.fillUniform(values);
}

export function isRandom(operation: Operation): boolean {
  return operation.op === 'randomNormal' || operation.op === 'randomUniform';
}

/** The step number that a random operation takes, from the feed or constant that holds it. */
export function stepOf(program: Program, operation: Operation, feeds: Feeds): number {
  const source = program.operations[operation.args[0]!]!;
  if (source.op === 'constant') return Number(source.attributes['values']);
  if (source.op === 'feed') return feedData(source, feeds)[0]!;
  throw new TensorDataError(`The step of ${operation.op} must be a feed or a constant, not the result of ${source.op}`);
}

/** The data of a feed operation. Throws a TensorDataError where it is missing or has the wrong size. */
export function feedData(operation: Operation, feeds: Feeds): TensorData {
  const name = String(operation.attributes['name']);
  const data = feeds[name];
  if (!data) throw new TensorDataError(`The feed ${name} is missing`);
  checkSize('feed', name, operation.shape, data);
  return data;
}

export function checkSize(kind: 'feed' | 'state', name: string, shape: readonly number[], data: TensorData): void {
  if (data.length === sizeOf(shape)) return;
  throw new TensorDataError(`The ${kind} ${name} needs ${sizeOf(shape)} numbers for shape [${shape.join(', ')}], not ${data.length}`);
}

/** The numbers of a constant operation, in row-major order. */
export function constantValues(operation: Operation): readonly number[] {
  const { values } = operation.attributes;
  return Array.isArray(values) ? values : new Array<number>(sizeOf(operation.shape)).fill(Number(values));
}
