/** What every engine offers: the narrowest surface that lets state stay on the device between steps. */
import type { Program } from '../tensor/program';

export type TensorData = Float32Array | Int32Array;

export type Feeds = Readonly<Record<string, TensorData>>;

export type DeviceKind = 'webgpu' | 'wasm' | 'cpu';

export interface Executable {
  /**
   * Runs `steps` steps; `feedsAt(i)` gives the feeds of the i-th of them. They are copied before the next ones are
   * asked for, so that the same arrays may be filled again.
   * Resolves to every output, stacked over the steps: `[steps, ...shape]`.
   */
  run(steps: number, feedsAt: (index: number) => Feeds): Promise<Record<string, TensorData>>;
  /** Copies states to the host. States never written read as zeros. */
  read(names: readonly string[]): Promise<Record<string, TensorData>>;
  /** Replaces one state. */
  write(name: string, data: TensorData): void;
  dispose(): void;
}

/** An executable that need not make arrays for its outputs. */
export interface FillingExecutable extends Executable {
  /** The same, but outputs go to the arrays of `into` that have their names and are long enough. */
  run(steps: number, feedsAt: (index: number) => Feeds, into?: Readonly<Record<string, TensorData>>): Promise<Record<string, TensorData>>;
}

export interface Engine {
  readonly name: string;
  readonly device: DeviceKind;
  /** What the device calls itself, for people. */
  readonly description: string;
  /** How many threads the engine computes on. */
  readonly threads: number;
  /** What a loss is multiplied by before its gradients are taken, so that small ones are not lost where they are kept with half precision. 1 where not given. */
  readonly lossScale?: number;
  compile(program: Program): Promise<Executable>;
  dispose(): Promise<void>;
}

export interface FillingEngine extends Engine {
  compile(program: Program): Promise<FillingExecutable>;
}
