/** From a trainer node to one tensor program for a whole training step: forward, backward, optimiser. */
import type { PhaseContext, TrainingPhase } from '../../nodes/define';
import { nodeDefinition, paramsOf } from '../../nodes/registry';
import type { GraphDocument, NodeId } from '../graph/document';
import { ProgramBuilder } from '../tensor/builder';
import { dependents, gradients } from '../tensor/gradients';
import { mean, mul, stopGradient } from '../tensor/operations';
import type { Program, Value } from '../tensor/program';
import { adamUpdate } from './adam';
import { type DataFeed, DataFeeds } from './dataFeeds';
import { inferTypes } from './infer';
import type { TypedGraph } from './typedGraph';
import { Lowering } from './lowering';
import { type NamedWeight, namedWeights, networkOf, stateName } from './networks';
import { trainerRoles } from './roles';

/** The learning rate of one update within a step. */
export interface RateFeed {
  feed: string;
  /** The trainer's parameter that holds the rate. */
  param: string;
  /** This is update `index` of `count` with that parameter in every step. */
  index: number;
  count: number;
}

/** A compiled training step and what the host must know to run it. */
export interface TrainingStep {
  trainer: NodeId;
  program: Program;
  /** Networks that move. */
  networks: readonly NodeId[];
  weights: readonly NamedWeight[];
  /** Optimiser states; they start at zero. */
  slots: readonly string[];
  data: readonly DataFeed[];
  rates: readonly RateFeed[];
  /** Names of metrics; each is the output `metric/<name>`, a scalar. */
  metrics: readonly string[];
  /** Nodes in order whose results depend on weights, each with an output that turns NaN with the result. */
  probes: readonly { node: NodeId; output: string }[];
}

/** Name of the feed that counts steps. */
export const stepFeed = 'step';

/** Compiles the step of `trainer`. The document must be free of errors upstream of it. `lossScale` is that of the engine. */
export function compileTrainingStep(document: GraphDocument, trainer: NodeId, graph: TypedGraph = inferTypes(document), lossScale = 1): TrainingStep {
  return new StepCompiler(document, graph, trainer, lossScale).compile();
}

class StepCompiler {
  readonly #builder = new ProgramBuilder();
  readonly #step = this.#builder.feed(stepFeed, [], 'i32');
  readonly #params;
  readonly #roles;
  /** What each state holds at this point of the step. */
  readonly #current = new Map<string, Value>();
  readonly #weights = new Map<NodeId, readonly NamedWeight[]>();
  readonly #metrics = new Map<string, Value>();
  readonly #data = new DataFeeds(this.#builder);
  readonly #slots: string[] = [];
  readonly #rates: RateFeed[] = [];
  #probes: { node: NodeId; output: string }[] = [];

  constructor(
    private readonly document: GraphDocument,
    private readonly graph: TypedGraph,
    private readonly trainer: NodeId,
    private readonly lossScale: number,
  ) {
    this.#params = paramsOf(document.nodes[trainer]!);
    this.#roles = trainerRoles(document, trainer, graph.edges);
    for (const network of this.#roles.all) {
      const spec = networkOf(document, graph, network);
      if (spec) this.#weights.set(network, namedWeights(network, spec));
    }
  }

  compile(): TrainingStep {
    const phases = nodeDefinition(this.document.nodes[this.trainer]!.type)?.phases?.(this.#params) ?? [];
    phases.forEach((phase, index) => this.#compilePhase(phase, index, phases));
    for (const [name, value] of this.#metrics) this.#builder.output(`metric/${name}`, value);
    for (const [name, value] of this.#current) this.#builder.update(name, value);
    const program = this.#builder.build();
    return {
      trainer: this.trainer,
      program,
      networks: [...this.#weights.keys()],
      weights: this.#allWeights,
      slots: this.#slots,
      data: this.#data.usedBy(program),
      rates: this.#rates,
      metrics: [...this.#metrics.keys()],
      probes: this.#probes,
    };
  }

  #compilePhase(phase: TrainingPhase, index: number, phases: readonly TrainingPhase[]): void {
    const b = this.#builder;
    const moved = this.#roles[phase.moves];
    const passName = `${this.trainer}/${phase.name}/${index}`;
    const lowering = new Lowering({
      document: this.document,
      graph: this.graph,
      builder: b,
      name: passName,
      batch: Number(this.#params.batch),
      training: true,
      step: this.#step,
      seed: Number(this.#params.seed),
      weight: (network, weight) => this.#state(stateName(network, weight), this.#shapeOf(network, weight)),
      update: (network, weight, value) => {
        if (moved.includes(network)) this.#current.set(stateName(network, weight), value);
      },
      feed: (node, ...what) => this.#data.feed(passName, node, ...what),
    });
    const loss = phase.loss(this.#phaseContext(lowering));
    if (index === 0) this.#probe(lowering, loss);
    const updates = (among: readonly TrainingPhase[]) => among.filter(({ learningRate }) => learningRate === phase.learningRate).length;
    const rate = { feed: `rate/${index}`, param: phase.learningRate, index: updates(phases.slice(0, index)), count: updates(phases) };
    this.#rates.push(rate);
    this.#move(moved, loss, b.feed(rate.feed, []));
  }

  #phaseContext(lowering: Lowering): PhaseContext {
    const input = (port: string) => lowering.input(this.trainer, port);
    const [judge] = this.#roles.nearest;
    return {
      builder: this.#builder,
      params: this.#params,
      step: this.#step,
      input,
      samples: (port) => lowering.applications.find(({ output }) => output.id === input(port)?.id)?.input,
      score: (samples) => lowering.apply(judge!, samples, lowering.applications.find(({ network }) => network === judge)?.condition),
      uniform: (shape) => lowering.uniform(this.trainer, shape),
      metric: (name, value) => this.#metrics.set(name, value),
    };
  }

  #move(moved: readonly NodeId[], loss: Value, rate: Value): void {
    const trainable = moved.flatMap((network) => this.#weights.get(network) ?? []).filter((weight) => weight.trainable);
    const values = trainable.map(({ state, shape }) => this.#state(state, shape));
    gradients(this.#builder, mul(this.#builder, loss, this.lossScale), values).forEach((scaled, index) => {
      const gradient = mul(this.#builder, scaled, 1 / this.lossScale);
      const { state, shape } = trainable[index]!;
      const slots = { mean: this.#slot(`adam.mean/${state}`, shape), variance: this.#slot(`adam.variance/${state}`, shape) };
      const next = adamUpdate(this.#builder, values[index]!, gradient, slots, rate, Number(this.#params.beta1), Number(this.#params.beta2));
      // Later phases take the moved weights as they are: they must not learn through the update itself.
      this.#current.set(state, stopGradient(this.#builder, next.weight));
      this.#current.set(`adam.mean/${state}`, next.mean);
      this.#current.set(`adam.variance/${state}`, next.variance);
    });
  }

  get #allWeights() {
    return [...this.#weights.values()].flat();
  }

  #state(name: string, shape: readonly number[]): Value {
    return this.#current.get(name) ?? this.#builder.state(name, shape);
  }

  #slot(name: string, shape: readonly number[]): Value {
    if (!this.#slots.includes(name)) this.#slots.push(name);
    return this.#state(name, shape);
  }

  #shapeOf(network: NodeId, name: string): readonly number[] {
    return this.#weights.get(network)!.find((weight) => weight.name === name)!.shape;
  }

  /** What depends on no weight, such as data and noise, is always finite. */
  #probe(lowering: Lowering, loss: Value): void {
    const weights = this.#allWeights.map(({ state, shape }) => this.#state(state, shape));
    const learned = dependents(this.#builder, weights, loss);
    for (const [node, outputs] of lowering.lowered) {
      const [value] = Object.values(outputs).filter(({ dtype }) => dtype === 'f32');
      if (!value || !learned.has(value.id)) continue;
      const output = `probe/${node}`;
      this.#builder.output(output, mean(this.#builder, value));
      this.#probes.push({ node, output });
    }
  }
}
