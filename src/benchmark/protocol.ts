/** What crosses the wire between whoever benchmarks and the worker in which a subject runs. */
import type { DeviceKind } from '../runtime/engines/engine';
import type { ModelName, Scale } from './recipes';

/** `ours_half`: ours with half precision, on WebGPU. */
export type Contestant = 'ours' | 'ours_half' | 'tfjs';

export interface SubjectRequest {
  readonly subject: Contestant;
  readonly model: ModelName;
  readonly device: DeviceKind;
  /** Where it is not the usual one. */
  readonly scale?: Scale;
}

/** What an engine asks of the WebGPU device. */
export interface GpuCounts {
  readonly dispatchesPerStep: number;
  readonly submitsPerStep: number;
  /** JavaScript from the call to the last submit, in ms per step: the device works on afterwards. */
  readonly encodeMs: number;
}

export interface BenchmarkApi {
  /** Gives the subject's own description; rejects where it cannot run. */
  open(request: SubjectRequest): Promise<string>;
  /** Time of a step in ms. */
  steps(count: number): Promise<number>;
  /** What `count` steps ask of the WebGPU device. */
  count(count: number): Promise<GpuCounts>;
  close(): Promise<void>;
}
