/** Which device computes: a short probe of each, the person's own choice before it, and the engine on it. */
import type { Engine } from '../engines/engine';
import type { ComputeDevice, DeviceChoice, DeviceReport, RuntimeEvent } from '../protocol';
import { recallDevices, rememberDevices } from './deviceMemory';
import { enginesOf, openEngine } from './openEngine';
import { probe } from './probe';

const candidates: readonly ComputeDevice[] = ['wasm', 'webgpu', 'webgpuHalf', 'cpu'];

/** Half precision must be worth it: by as much it must be faster to be chosen without being asked for. */
const halfHandicap = 1.1;

export class Devices {
  #choice: DeviceChoice = 'auto';
  #reports: DeviceReport[] = [];
  #engine: Promise<Engine> | null = null;

  constructor(private readonly emit: (event: RuntimeEvent) => void) {}

  /** The engine on the chosen device; probes the devices when neither this visit nor the last one has. */
  engine(): Promise<Engine> {
    this.#engine ??= this.#start();
    return this.#engine;
  }

  /** Chooses a device, or the fastest by a new probe. Takes effect with the next run. */
  async choose(choice: DeviceChoice): Promise<void> {
    await this.release();
    this.#choice = choice;
    this.#reports = choice === 'auto' ? await probeAll() : this.#reports;
    await rememberDevices({ choice, reports: this.#reports });
    await this.engine();
  }

  /** Frees the device. */
  async release(): Promise<void> {
    const engine = await this.#engine?.catch(() => null);
    this.#engine = null;
    await engine?.dispose();
  }

  async #start(): Promise<Engine> {
    if (this.#reports.length === 0) await this.#learn();
    const order = this.#choice === 'auto' ? this.#fastestFirst() : [this.#choice, ...this.#fastestFirst()];
    const errors: unknown[] = [];
    for (const device of order) {
      try {
        const engine = await openEngine(device, this.#reports.find((report) => report.device === device)?.engine);
        this.emit({ kind: 'device', chosen: device, choice: this.#choice, reports: this.#reports, threads: engine.threads });
        return engine;
      } catch (cause) {
        errors.push(cause);
      }
    }
    throw new AggregateError(errors, 'No device can compute here');
  }

  async #learn(): Promise<void> {
    const known = await recallDevices();
    this.#choice = known?.choice ?? this.#choice;
    this.#reports = known?.reports ?? (await probeAll());
    if (!known) await rememberDevices({ choice: this.#choice, reports: this.#reports });
  }

  #fastestFirst(): ComputeDevice[] {
    const time = ({ device, available, probeMs }: DeviceReport) =>
      available ? (probeMs ?? Number.MAX_VALUE) * (device === 'webgpuHalf' ? halfHandicap : 1) : Number.POSITIVE_INFINITY;
    return this.#reports.toSorted((a, b) => time(a) - time(b)).map(({ device }) => device);
  }
}

async function probeAll(): Promise<DeviceReport[]> {
  const reports: DeviceReport[] = [];
  for (const device of candidates) reports.push(await report(device, Math.min(...reports.map(({ probeMs }) => probeMs ?? Number.POSITIVE_INFINITY))));
  return reports;
}

/** The device with the first of its engines that computes: the order is known, and what others take at the start, on a busy machine, says less. */
async function report(device: ComputeDevice, best: number): Promise<DeviceReport> {
  const failed: DeviceReport[] = [];
  for (const { open } of enginesOf(device)) {
    const found = await reportOn(device, open, best);
    if (found.available) return found;
    failed.push(found);
  }
  return failed[0]!;
}

async function reportOn(device: ComputeDevice, open: () => Promise<Engine>, best: number): Promise<DeviceReport> {
  try {
    const engine = await open();
    try {
      return { device, engine: engine.name, available: true, description: engine.description, probeMs: await probe(engine, best) };
    } finally {
      await engine.dispose();
    }
  } catch (cause) {
    return { device, available: false, description: '', reason: cause instanceof Error ? cause.message : String(cause) };
  }
}
