/** One training: steps in chunks, so that commands are heard, with live curves, previews and checkpoints. */
import type { DataFeed } from '../../compile/dataFeeds';
import type { TrainingStep } from '../../compile/trainingStep';
import type { Engine, Executable, TensorData } from '../../engines/engine';
import type { Json, NodeId } from '../../graph/document';
import { type Problem, error } from '../../graph/problems';
import type { MetricsChunk, TrainingCommand, TrainingProgress, TrainingStatus } from '../../protocol';
import type { BatchReader } from '../examples/batchReader';
import { macrotask } from '../macrotask';
import { Cadence } from './cadence';
import { Curves } from './curves';
import { HealthMonitor } from './health';
import { StepFeeds } from './stepFeeds';
import type { TrainingState } from './trainingState';

/** How long one chunk of steps should take, in ms: the latency of commands. */
const chunkMs = 60;
/** The first checkpoint comes early, so that little is lost when a tab closes soon. */
const checkpoints = { interval: 20_000, first: 2_000 };
/** Whatever the page draws of a training takes time from it: no more often than the eye asks for. */
const reports = { interval: 150 };
const previews = { interval: 400, share: 0.05 };

/** What a command makes of a training that runs or pauses. */
const after: Readonly<Record<TrainingCommand, TrainingStatus>> = { pause: 'paused', continue: 'running', step: 'running', stop: 'stopped' };

/** What a session tells the outside. */
export interface SessionListener {
  progress(progress: TrainingProgress): void;
  metrics(chunk: MetricsChunk): void;
  problems(problems: Problem[]): void;
  /** Draws the samples of networks that learn; `weights` reads their weights. */
  preview(weights: (names: readonly string[]) => Promise<Record<string, TensorData>>, step: number): Promise<void>;
  /** Keeps a checkpoint; `final` when training rests. */
  checkpoint(state: TrainingState, status: TrainingStatus, final: boolean): Promise<void>;
}

export interface SessionOptions {
  engine: Engine;
  step: TrainingStep;
  params: Readonly<Record<string, Json>>;
  readers: Readonly<Record<string, BatchReader>>;
  start: TrainingState;
  /** How long a chunk of steps may take, in ms, between which commands are heard; as long as a person does not notice where absent. */
  chunkMs?: number;
  listener: SessionListener;
}

export class TrainingSession {
  #status: TrainingStatus = 'running';
  #singleStep = false;
  #wake: (() => void) | null = null;
  #stepsPerSecond = 0;
  #done: number;
  /** Up to which step metrics have been told. */
  #told: number;
  readonly #params: Record<string, Json>;
  readonly #curves: Curves;
  readonly #health: HealthMonitor;
  readonly #feeds: StepFeeds;
  readonly #data: readonly { readonly reader: BatchReader; readonly feeds: readonly DataFeed[] }[];
  #said = '';
  /** The checkpoint that is being kept while training goes on. */
  #keeping: Promise<void> = Promise.resolve();

  private constructor(
    private readonly options: SessionOptions,
    private readonly executable: Executable,
  ) {
    this.#done = options.start.step;
    this.#told = this.#done;
    this.#params = { ...options.params };
    this.#curves = new Curves(options.start.curves);
    this.#health = new HealthMonitor(String(options.params.loss));
    this.#data = Object.entries(options.readers).map(([node, reader]) => ({ reader, feeds: options.step.data.filter((feed) => feed.node === node) }));
    this.#feeds = new StepFeeds(options.step, this.#params, (feed, step) => options.readers[feed.node]!.read(feed, step));
  }

  /** Compiles the step on the engine and writes the starting state. */
  static async open(options: SessionOptions): Promise<TrainingSession> {
    const executable = await options.engine.compile(options.step.program);
    for (const [name, data] of Object.entries(options.start.states)) executable.write(name, data);
    return new TrainingSession(options, executable);
  }

  /** Trains until all steps are done, or it is stopped, cancelled or fails. Paused training waits here. */
  async run(): Promise<TrainingStatus> {
    try {
      await this.#loop();
      await this.#keeping;
      return this.#status;
    } finally {
      this.executable.dispose();
    }
  }

  command(command: TrainingCommand): void {
    if (this.#status !== 'running' && this.#status !== 'paused') return;
    this.#status = after[command];
    this.#singleStep = command === 'step';
    this.#wake?.();
  }

  /** Changes a parameter that may change while training. */
  tune(param: string, value: Json): void {
    this.#params[param] = value;
  }

  async #loop(): Promise<void> {
    const [reporting, previewing, keeping] = [new Cadence(reports), new Cadence(previews), new Cadence(checkpoints)];
    let chunk = 1;
    this.#report();
    while (this.#status === 'running' || this.#status === 'paused') {
      if (this.#status === 'paused') {
        await this.#rest();
        await this.#pause();
        continue;
      }
      const left = this.#steps - this.#done;
      if (left <= 0) {
        this.#status = 'finished';
        break;
      }
      const started = performance.now();
      const count = await this.#prepare(this.#singleStep ? 1 : Math.min(chunk, left));
      if (!(await this.#advance(count))) return;
      const perStep = (performance.now() - started) / count;
      chunk = Math.max(1, Math.min(chunk * 2, Math.floor((this.options.chunkMs ?? chunkMs) / perStep)));
      this.#measure(1000 / perStep);
      this.#endSingleStep();
      await reporting.turn(async () => {
        // The page draws both at once.
        await previewing.turn(() => this.#preview());
        this.#report();
      });
      await keeping.turn(() => this.#keep(false));
      await macrotask();
    }
    if (this.#status !== 'failed') await this.#rest();
  }

  #endSingleStep(): void {
    if (this.#singleStep && this.#status === 'running') this.#status = 'paused';
    this.#singleStep = false;
  }

  /** Has data made ready for `count` steps, or for as many as can be; resolves to how many. */
  async #prepare(count: number): Promise<number> {
    const ready = await Promise.all(this.#data.map(({ reader, feeds }) => reader.prepare(feeds, this.#done, count)));
    return Math.min(count, ...ready);
  }

  /** Runs `count` steps; false when the numbers are no longer finite. */
  async #advance(count: number): Promise<boolean> {
    const first = this.#done;
    const outputs = await this.executable.run(count, (index) => this.#feeds.at(first + index));
    const columns = Object.fromEntries(this.options.step.metrics.map((name) => [name, outputs[`metric/${name}`] as Float32Array]));
    const broken = this.#firstNotFinite(outputs, count);
    this.#done += broken ?? count;
    const kept = broken === null ? columns : Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.slice(0, broken)]));
    this.#curves.append(kept);
    if (broken !== null) {
      const { probes, trainer } = this.options.step;
      const culprit = this.#brokenData(first + broken) ?? probes.find(({ output }) => !Number.isFinite(outputs[output]?.[broken]))?.node;
      this.#fail(culprit ?? trainer, first + broken + 1);
      return false;
    }
    this.#health.observe(columns, first + 1);
    this.#warn();
    return true;
  }

  /** The data set that gave the step with this index, from 0, numbers that are not finite. */
  #brokenData(index: number): NodeId | undefined {
    const { readers, step } = this.options;
    return step.data.find((feed) => !areFinite(readers[feed.node]!.read(feed, index)))?.node;
  }

  #firstNotFinite(outputs: Record<string, TensorData>, count: number): number | null {
    const all = Object.values(outputs);
    for (let index = 0; index < count; index++) {
      for (const values of all) if (!Number.isFinite(values[index])) return index;
    }
    return null;
  }

  /** Numbers of `culprit` are no longer finite. */
  #fail(culprit: NodeId, step: number): void {
    const { trainer } = this.options.step;
    this.#status = 'failed';
    this.options.listener.problems([error('training-not-finite', { node: trainer, values: { step, culprit } })]);
    this.#report();
  }

  #warn(): void {
    const problems = this.#health.problems(this.options.step.trainer);
    const codes = problems.map(({ code }) => code).join();
    if (codes === this.#said) return;
    this.#said = codes;
    this.options.listener.problems(problems);
  }

  async #rest(): Promise<void> {
    await this.#preview();
    await this.#keep(true);
    this.#report();
  }

  /**
   * Keeps a checkpoint, unless the last step broke the weights: that shows in the metrics of the next step only.
   * Training waits while its state is read, and for the rest only where the checkpoint is final.
   */
  async #keep(final: boolean): Promise<void> {
    const state = await this.#state();
    const broken = this.options.step.networks.find((network) =>
      Object.entries(state.states).some(([name, values]) => name.startsWith(`${network}/`) && !areFinite(values)),
    );
    if (broken !== undefined) this.#fail(broken, this.#done);
    else {
      await this.#keeping;
      this.#keeping = this.options.listener.checkpoint(state, this.#status, final);
      // Whoever waits for it next hears of a failure.
      this.#keeping.catch(() => {});
      if (final) await this.#keeping;
    }
  }

  #preview(): Promise<void> {
    return this.options.listener.preview((names) => this.executable.read(names), this.#done);
  }

  async #pause(): Promise<void> {
    while (this.#status === 'paused') await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#wake = null;
  }

  async #state(): Promise<TrainingState> {
    const { program } = this.options.step;
    const states = await this.executable.read(Object.keys(program.states));
    return { step: this.#done, seed: Number(this.#params.seed), states, curves: this.#curves.snapshot() };
  }

  get #steps(): number {
    return Number(this.#params.steps);
  }

  /** The metrics of all steps since the last time. */
  #tellMetrics(): void {
    if (this.#told === this.#done) return;
    const columns = this.#curves.snapshot(this.#done - this.#told);
    this.options.listener.metrics({ node: this.options.step.trainer, firstStep: this.#told + 1, columns });
    this.#told = this.#done;
  }

  #measure(rate: number): void {
    this.#stepsPerSecond = this.#stepsPerSecond === 0 ? rate : 0.8 * this.#stepsPerSecond + 0.2 * rate;
  }

  #report(): void {
    this.#tellMetrics();
    const left = Math.max(0, this.#steps - this.#done);
    this.options.listener.progress({
      node: this.options.step.trainer,
      status: this.#status,
      step: this.#done,
      steps: this.#steps,
      stepsPerSecond: this.#stepsPerSecond,
      secondsLeft: this.#stepsPerSecond > 0 ? left / this.#stepsPerSecond : 0,
      seed: Number(this.#params.seed),
    });
  }
}

/** A plain loop: `every` takes ten times as long over millions of weights. */
function areFinite(values: TensorData): boolean {
  for (let index = 0; index < values.length; index++) if (!Number.isFinite(values[index])) return false;
  return true;
}
