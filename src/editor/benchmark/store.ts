/** What the benchmark has found so far. */
import { create } from 'zustand';
import type { Summary } from '../../benchmark/statistics';
import type { Contestant, SubjectRequest } from '../../benchmark/protocol';

export type BenchmarkDevice = SubjectRequest['device'];

export interface SubjectResult {
  readonly subject: Contestant;
  /** What computed, or why nothing could. */
  readonly description: string;
  /** Time of a step in ms; null where it could not run. */
  readonly time: Summary | null;
}

export interface DeviceResult {
  readonly device: BenchmarkDevice;
  readonly subjects: readonly SubjectResult[];
}

export interface BenchmarkProgress {
  readonly device: BenchmarkDevice;
  readonly stage: 'loading' | 'measuring';
  /** Share of the whole benchmark that is done, from 0 to 1. */
  readonly share: number;
}

interface BenchmarkState {
  readonly open: boolean;
  /** Null while nothing is measured. */
  readonly progress: BenchmarkProgress | null;
  readonly results: readonly DeviceResult[];
  readonly cancelled: boolean;
}

export const useBenchmarkStore = create<BenchmarkState>(() => ({ open: false, progress: null, results: [], cancelled: false }));
