/** One run: brings the asked nodes up to date, sources first, and computes only what changed. */
import { inferTypes } from '../compile/infer';
import type { TypedGraph } from '../compile/typedGraph';
import { trainerRoles } from '../compile/roles';
import { structuralHashes } from '../compile/staleness';
import { nodeDefinition } from '../../nodes/registry';
import type { GraphDocument, Json, NodeId } from '../graph/document';
import { type Problem, error, isProblem } from '../graph/problems';
import { downstreamOf, upstreamOf } from '../graph/topology';
import type { Preview, RunRequest, RuntimeEvent, TrainingCommand } from '../protocol';
import { EngineLostError } from '../engines/errors';
import { NodeRunner } from './nodeRunner';
import type { RunServices } from './services';
import { runTrainer } from './trainerRun';
import { NetworkInside } from './training/inside';
import type { SessionListener, TrainingSession } from './training/session';

type WeightsNow = Parameters<SessionListener['preview']>[0];

export class GraphRun {
  #document: GraphDocument;
  #hashes: Record<NodeId, string>;
  readonly #cancelled = new AbortController();
  #session: { node: NodeId; session: TrainingSession } | null = null;
  readonly #graph: TypedGraph;
  #runner: NodeRunner;
  /** The network that is looked into, and what looks into it. */
  #watched: NodeId | null = null;
  #inside: { node: NodeId; network: NetworkInside | null } | null = null;
  /** Nodes with parameters that have changed while a network trains. */
  readonly #steered = new Set<NodeId>();
  /** Nodes that have failed, and all that they feed. */
  readonly #blocked = new Set<NodeId>();
  /** What this run has said to be done, with the hash that it had. */
  readonly #finished = new Map<NodeId, string>();

  constructor(
    readonly request: RunRequest,
    private readonly services: RunServices,
    private readonly emit: (event: RuntimeEvent) => void,
  ) {
    this.#document = request.document;
    this.#graph = inferTypes(request.document);
    this.#hashes = structuralHashes(request.document, this.#graph.edges);
    this.#runner = this.#newRunner();
  }

  /** Runs to the end, or until it is cancelled. */
  async execute(): Promise<void> {
    const { runId } = this.request;
    this.emit({ kind: 'run', runId, state: 'started' });
    const needed = this.#needed();
    this.#sayProblems(needed);
    for (const node of needed) this.#say(node, 'queued');
    const trainers = needed.filter((id) => this.#isTrainer(id));
    const others = needed.filter((id) => !this.#isTrainer(id));
    const behindTrainers = downstreamOf(trainers, this.#graph.edges);
    const waits = (node: NodeId) => behindTrainers.has(node) || (trainers.length > 0 && this.#definition(node)?.draws === true);
    for (const node of others) if (!waits(node)) await this.#bring(node);
    for (const trainer of trainers) await this.#train(trainer);
    // Training moved the weights: what shows them is brought up to date once more.
    for (const node of others) await this.#bring(node);
    this.emit({ kind: 'run', runId, state: this.#isCancelled ? 'cancelled' : 'ended' });
  }

  /** Ends the run after what it is doing; training rests with a checkpoint. */
  cancel(): void {
    this.#cancelled.abort();
    this.#session?.session.command('stop');
  }

  control(node: NodeId, command: TrainingCommand): void {
    if (this.#session?.node === node) this.#session.session.command(command);
  }

  /** Changes a parameter of the trainer that trains, or of any other node: the next pictures of the training show it. */
  tune(node: NodeId, param: string, value: Json): void {
    if (!this.#session || !this.#document.nodes[node]) return;
    if (this.#session.node === node) this.#session.session.tune(param, value);
    else this.#steered.add(node);
    this.#setParam(node, param, value);
  }

  /** Brings up to date what follows from steered nodes without passing a network that learns; the rest is drawn live. */
  async #followSteering(networks: readonly NodeId[]): Promise<void> {
    const learning = downstreamOf(networks, this.#graph.edges);
    const changed = downstreamOf([...this.#steered], this.#graph.edges);
    this.#steered.clear();
    for (const node of this.#graph.order) if (changed.has(node) && !learning.has(node)) await this.#bring(node);
  }

  /** Looks into a network from now on, whenever its training shows pictures; null looks into none. */
  watch(network: NodeId | null): void {
    this.#watched = network;
  }

  async #lookInside(learning: readonly NodeId[], read: WeightsNow, step: number): Promise<void> {
    const node = this.#watched;
    if (node !== this.#inside?.node) this.#closeInside();
    if (node === null || !learning.includes(node)) return;
    this.#inside ??= { node, network: await NetworkInside.open(this.#document, this.#graph, node, await this.services.engine(), this.services.sources) };
    const layers = await this.#inside.network?.look(read, (network) => this.#runner.storedWeights(network), learning);
    if (layers) this.emit({ kind: 'inside', runId: this.request.runId, node, step, layers });
  }

  #closeInside(): void {
    this.#inside?.network?.dispose();
    this.#inside = null;
  }

  /** The asked nodes and all that feeds them, in order; with a trainer, also the pictures of its networks. */
  #needed(): NodeId[] {
    const { targets } = this.request;
    const ids = Object.keys(this.#document.nodes);
    const asked = targets === 'all' ? ids.filter((id) => this.#definition(id)?.sink) : targets.filter((id) => Object.hasOwn(this.#document.nodes, id));
    const wanted = upstreamOf(asked, this.#graph.edges);
    const trainers = [...wanted].filter((id) => this.#isTrainer(id));
    const pictures = trainers.flatMap((trainer) => this.#pictures(trainer));
    const all = upstreamOf([...wanted, ...pictures], this.#graph.edges);
    return this.#graph.order.filter((id) => all.has(id));
  }

  /** Sinks that show what the networks of a trainer make, other than the trainer itself. */
  #pictures(trainer: NodeId): NodeId[] {
    const networks = trainerRoles(this.#document, trainer, this.#graph.edges).all;
    const reached = downstreamOf(networks, this.#graph.edges);
    return [...reached].filter((id) => this.#definition(id)?.sink && !this.#isTrainer(id));
  }

  /** Says what can be seen without a run, and what else was found. */
  #sayProblems(needed: readonly NodeId[], found: readonly Problem[] = []): void {
    for (const node of needed) {
      const problems = [...this.#graph.problems.filter((problem) => problem.node === node), ...found.map((problem) => ({ ...problem, node }))];
      this.emit({ kind: 'problems', runId: this.request.runId, node, problems });
      const blocked = problems.some(({ severity }) => severity === 'error') || !this.#definition(node);
      if (blocked) this.#block(node);
    }
  }

  #block(node: NodeId): void {
    for (const id of downstreamOf([node], this.#graph.edges)) this.#blocked.add(id);
  }

  async #bring(node: NodeId): Promise<void> {
    if (this.#finished.get(node) === this.#hashes[node]) return;
    if (this.#isCancelled && !this.#runner.isCurrent(node, this.#hashes[node]!)) return this.#say(node, 'cancelled');
    if (this.#blocked.has(node)) return this.#say(node, 'problem');
    const started = performance.now();
    await this.#guard(node, async () => {
      const cached = this.#runner.isCurrent(node, this.#hashes[node]!);
      if (!cached) this.#say(node, 'running');
      const outcome = await this.#runner.bring(node, this.#hashes[node]!, {
        signal: this.#cancelled.signal,
        show: (preview) => this.emit({ kind: 'preview', runId: this.request.runId, node, preview }),
        loading: (fraction) => this.emit({ kind: 'loading', runId: this.request.runId, node, fraction }),
      });
      if (outcome === 'cancelled') {
        this.#say(node, 'cancelled');
        return null;
      }
      if ('problem' in outcome) return outcome.problem;
      if (outcome.warnings.length > 0) this.#sayProblems([node], outcome.warnings);
      if (outcome.preview) this.emit({ kind: 'preview', runId: this.request.runId, node, preview: outcome.preview });
      this.#done(node, performance.now() - started, cached);
      return null;
    });
  }

  async #train(trainer: NodeId): Promise<void> {
    if (this.#isCancelled) return this.#say(trainer, 'cancelled');
    if (this.#blocked.has(trainer)) return this.#say(trainer, 'problem');
    const started = performance.now();
    this.#say(trainer, 'running');
    await this.#guard(trainer, async () => {
      const outcome = await runTrainer({
        runId: this.request.runId,
        graphId: this.request.graphId,
        document: this.#document,
        graph: this.#graph,
        trainer,
        engine: await this.services.engine(),
        sources: this.services.sources,
        weights: this.services.weights,
        emit: this.emit,
        preview: async (weights, step) => {
          const networks = trainerRoles(this.#document, trainer, this.#graph.edges).all;
          await this.#followSteering(networks);
          for await (const { node, preview } of this.#runner.live(networks, weights)) {
            this.emit({ kind: 'preview', runId: this.request.runId, node, preview: atStep(preview, step) });
          }
          await this.#lookInside(networks, weights, step);
        },
        runOn: (node, inputs) => this.#runner.runOn(node, inputs, { signal: this.#cancelled.signal, show: () => {}, loading: () => {} }),
        opened: (session) => {
          this.#session = { node: trainer, session };
          if (this.#isCancelled) session.command('stop');
        },
      });
      this.#session = null;
      this.#closeInside();
      if (isProblem(outcome)) return outcome;
      const nothingLeft = outcome.checkpoint === this.#document.nodes[trainer]!.params.checkpoint;
      // From here on the networks have the weights of the checkpoint.
      this.#setParam(trainer, 'checkpoint', outcome.checkpoint);
      if (outcome.status === 'failed') {
        this.#block(trainer);
        this.#say(trainer, 'problem');
      } else if (outcome.status === 'stopped') this.#say(trainer, 'cancelled');
      else this.#done(trainer, performance.now() - started, nothingLeft);
      return null;
    });
  }

  /** Follows an edit that the run itself makes, or that acts on it at once. */
  #setParam(id: NodeId, param: string, value: Json): void {
    const node = this.#document.nodes[id]!;
    const nodes = { ...this.#document.nodes, [id]: { ...node, params: { ...node.params, [param]: value } } };
    this.#document = { ...this.#document, nodes };
    this.#hashes = structuralHashes(this.#document, this.#graph.edges);
    this.#runner = this.#newRunner();
  }

  #newRunner(): NodeRunner {
    return new NodeRunner(this.services, this.request.graphId, this.#document, this.#graph);
  }

  /** Runs work on a node; what it throws becomes a problem on the node, and the rest of the graph goes on. */
  async #guard(node: NodeId, work: () => Promise<Problem | null>): Promise<void> {
    try {
      const problem = await work();
      if (problem) this.#fail(node, { ...problem, node });
    } catch (cause) {
      if (cause instanceof EngineLostError) {
        this.services.lost(cause);
        this.#fail(node, error('device-lost', { node, values: { device: cause.device } }));
      } else {
        console.error(cause);
        this.#fail(node, error('run-failed', { node, values: { detail: cause instanceof Error ? cause.message : String(cause) } }));
      }
    }
  }

  #fail(node: NodeId, problem: Problem): void {
    this.#block(node);
    this.emit({ kind: 'problems', runId: this.request.runId, node, problems: [problem] });
    this.#say(node, 'problem');
  }

  #done(node: NodeId, ms: number, cached: boolean): void {
    this.#finished.set(node, this.#hashes[node]!);
    this.emit({ kind: 'node', runId: this.request.runId, node, state: 'done', ms, cached, structuralHash: this.#hashes[node] });
  }

  #say(node: NodeId, state: 'queued' | 'running' | 'cancelled' | 'problem'): void {
    this.emit({ kind: 'node', runId: this.request.runId, node, state });
  }

  get #isCancelled(): boolean {
    return this.#cancelled.signal.aborted;
  }

  #definition(id: NodeId) {
    return nodeDefinition(this.#document.nodes[id]?.type ?? '');
  }

  #isTrainer(id: NodeId): boolean {
    return this.#definition(id)?.phases !== undefined;
  }
}

/** A picture says which step of training it shows. */
function atStep(preview: Preview, step: number): Preview {
  return preview.kind === 'images' || preview.kind === 'points' ? { ...preview, step } : preview;
}
