/** Computes one node on the engine from the tensors that arrive; compiled programs are kept for the next time. */
import { type NodeProgram, compileNode } from '../compile/evaluation';
import type { TypedGraph } from '../compile/typedGraph';
import type { Engine, Executable, Feeds, TensorData } from '../engines/engine';
import type { GraphDocument, NodeId } from '../graph/document';
import { checkMemory } from './memory';
import type { Sources } from './examples/sources';
import { paramsOf } from '../../nodes/registry';
import { type Problem, isProblem } from '../graph/problems';
import { type TensorValue, tensorValue } from '../graph/values';

/** Tensors by port. */
export type Tensors = Readonly<Record<string, TensorValue>>;

/** Reads weights of a network by state name. */
export type WeightReader = (network: NodeId, names: readonly string[]) => Promise<Readonly<Record<string, TensorData>>>;

/** How many compiled nodes are kept. */
const kept = 64;

export class NodeEvaluator {
  readonly #executables = new Map<string, Promise<Executable>>();

  constructor(
    private readonly engine: Engine,
    private readonly sources: Sources,
  ) {}

  /** The outputs of node `id`, with weights from `weights`. */
  async evaluate(document: GraphDocument, graph: TypedGraph, id: NodeId, inputs: Tensors, weights: WeightReader): Promise<Tensors | Problem> {
    const compiled = compileNode(document, graph, id, inputs);
    const tooLarge = checkMemory(compiled.program);
    if (tooLarge) return tooLarge;
    const feeds = await this.#feeds(document, id, inputs, compiled);
    if (isProblem(feeds)) return feeds;
    const executable = await this.#executable(compiled);
    if (compiled.network !== null) {
      const values = await weights(compiled.network, compiled.weights.map(({ state }) => state));
      for (const { state } of compiled.weights) executable.write(state, values[state]!);
    }
    const outputs = await executable.run(1, () => feeds);
    return Object.fromEntries(
      Object.entries(compiled.program.outputs).map(([port, value]) => {
        const { shape, dtype } = compiled.program.operations[value]!;
        return [port, tensorValue(shape, dtype, outputs[port]!)];
      }),
    );
  }

  async dispose(): Promise<void> {
    for (const executable of this.#executables.values()) (await executable).dispose();
    this.#executables.clear();
  }

  async #feeds(document: GraphDocument, id: NodeId, inputs: Tensors, { data }: NodeProgram): Promise<Feeds | Problem> {
    const feeds: Record<string, TensorData> = {};
    for (const [port, tensor] of Object.entries(inputs)) feeds[`input/${port}`] = tensor.data;
    if (data.length === 0) return feeds;
    const reader = await this.sources.reader(paramsOf(document.nodes[id]!));
    if (isProblem(reader)) return { ...reader, node: id };
    for (const feed of data) feeds[feed.feed] = reader.read(feed, 0);
    return feeds;
  }

  async #executable({ program }: NodeProgram): Promise<Executable> {
    const key = keyOf(program);
    const known = this.#executables.get(key);
    const executable = known ?? this.engine.compile(program);
    this.#executables.delete(key);
    this.#executables.set(key, executable);
    const oldest = this.#executables.keys().next().value;
    if (this.#executables.size > kept && oldest !== undefined) {
      const forgotten = this.#executables.get(oldest);
      this.#executables.delete(oldest);
      (await forgotten)?.dispose();
    }
    return executable;
  }
}

/** The same for equal programs alone. JSON writes infinities as null; to tell them apart takes more than twice as long, and is seldom needed. */
function keyOf(program: NodeProgram['program']): string {
  const text = JSON.stringify(program);
  return text.includes('null') ? JSON.stringify(program, exactNumbers) : text;
}

function exactNumbers(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
