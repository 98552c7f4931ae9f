/** Runs the benchmark: on each device ours and the peer take turns, each in a worker of its own. */
import { openInWorker } from '../../benchmark/client';
import { interleave } from '../../benchmark/interleave';
import type { Contestant } from '../../benchmark/protocol';
import { summarise } from '../../benchmark/statistics';
import type { Subject } from '../../benchmark/subject';
import { type BenchmarkDevice, type BenchmarkProgress, type DeviceResult, useBenchmarkStore } from './store';

const devices: readonly BenchmarkDevice[] = ['wasm', 'webgpu', 'cpu'];
const contestantsOf = (device: BenchmarkDevice): readonly Contestant[] => (device === 'webgpu' ? ['ours', 'ours_half', 'tfjs'] : ['ours', 'tfjs']);
const turns = { rounds: 9, turnMs: 250 };
/** After this long, in ms, a device gets no further turns once each subject has had one. */
const patienceMs = 8000;

let abort: AbortController | null = null;

/** Measures all devices; gives up at once when cancelled, and keeps what it has. */
export async function startBenchmark(): Promise<void> {
  cancelBenchmark();
  const { signal } = (abort = new AbortController());
  useBenchmarkStore.setState({ results: [], cancelled: false });
  try {
    for (const [index, device] of devices.entries()) {
      const report = (stage: BenchmarkProgress['stage'], share: number) =>
        useBenchmarkStore.setState({ progress: { device, stage, share: (index + share) / devices.length } });
      const result = await measureDevice(device, signal, report);
      useBenchmarkStore.setState(({ results }) => ({ results: [...results, result] }));
    }
  } catch (cause) {
    if (!signal.aborted) throw cause;
  } finally {
    // A newer run has a progress of its own.
    if (abort?.signal === signal) useBenchmarkStore.setState({ progress: null, cancelled: signal.aborted });
  }
}

export function cancelBenchmark(): void {
  abort?.abort();
}

async function measureDevice(
  device: BenchmarkDevice,
  signal: AbortSignal,
  report: (stage: BenchmarkProgress['stage'], share: number) => void,
): Promise<DeviceResult> {
  report('loading', 0);
  const contestants = contestantsOf(device);
  const opened = await Promise.all(contestants.map((subject) => open(subject, device, signal)));
  const running = opened.flatMap(({ running }) => running ?? []);
  try {
    report('measuring', 0);
    const deadline = performance.now() + patienceMs;
    let done = 0;
    const times = await interleave(running, {
      ...turns,
      progress: (share) => report('measuring', (done = share)),
      cancelled: () => done >= 1 / turns.rounds && performance.now() > deadline,
    });
    const subjects = opened.map(({ subject, description, running: own }) => {
      const measured = own ? times[running.indexOf(own)]! : [];
      return { subject, description, time: measured.length > 0 ? summarise(measured) : null };
    });
    return { device, subjects };
  } catch (cause) {
    // A device may go away in the midst; the others are measured all the same.
    if (signal.aborted) throw cause;
    return { device, subjects: contestants.map((subject) => ({ subject, description: messageOf(cause), time: null })) };
  } finally {
    await Promise.all(running.map((subject) => subject.close()));
  }
}

async function open(subject: Contestant, device: BenchmarkDevice, signal: AbortSignal): Promise<OpenedSubject> {
  try {
    const running = await openInWorker({ subject, device, model: 'gan' }, signal);
    return { subject, description: running.description, running };
  } catch (cause) {
    if (signal.aborted) throw cause;
    return { subject, description: messageOf(cause), running: null };
  }
}

interface OpenedSubject {
  readonly subject: Contestant;
  readonly description: string;
  readonly running: Subject | null;
}

const messageOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));
