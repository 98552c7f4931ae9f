/** Draws many examples of what leads to a node: the program of all that is upstream, batch after batch. */
import type { DrawRequest, Drawn } from '../../nodes/define';
import { paramsOf } from '../../nodes/registry';
import { type SamplingProgram, batchNumberFeed, compileSampling } from '../compile/sampling';
import type { TypedGraph } from '../compile/typedGraph';
import type { Engine, Executable, Feeds, TensorData } from '../engines/engine';
import type { GraphDocument, NodeId } from '../graph/document';
import { type Problem, error, isProblem } from '../graph/problems';
import { BatchReader } from './examples/batchReader';
import { checkMemory } from './memory';
import type { Sources } from './examples/sources';
import { sizeOf } from '../tensor/shapes';

/** Examples that are computed at once. */
const batch = 100;
/** Batches in one call of the engine; in between the run can be cancelled. */
const batchesInCall = 2;

export interface Drawing {
  document: GraphDocument;
  graph: TypedGraph;
  node: NodeId;
  engine: Engine;
  sources: Sources;
  weights(network: NodeId): Promise<Readonly<Record<string, TensorData>>>;
  /** Lets others in between. */
  pause(): Promise<void>;
}

/** Draws what `request` asks for, or says why it cannot. The same request gives the same numbers. */
export async function draw(drawing: Drawing, request: DrawRequest): Promise<Drawn | Problem> {
  const { document, graph, node, engine, pause } = drawing;
  const compiled = compileSampling(document, graph, node, batch, request);
  const tooLarge = checkMemory(compiled.program);
  if (tooLarge) return tooLarge;
  const readers = await openReaders(drawing, request, compiled);
  if (isProblem(readers)) return readers;
  const examples = Math.min(request.examples, ...[...readers.values()].map(({ size }) => size ?? Number.POSITIVE_INFINITY));
  const batches = Math.ceil(examples / batch) * (request.rounds ?? 1);
  const feedsAt = (step: number): Feeds => ({
    [batchNumberFeed]: Int32Array.of(step),
    ...Object.fromEntries(compiled.data.map((feed) => [feed.feed, readers.get(feed.node)!.reader.read(feed, step)])),
  });
  const executable = await engine.compile(compiled.program);
  try {
    await writeStates(executable, drawing, request, compiled);
    const parts: Record<string, TensorData>[] = [];
    for (let done = 0; done < batches; done += batchesInCall) {
      await pause();
      parts.push(await executable.run(Math.min(batchesInCall, batches - done), (index) => feedsAt(done + index)));
    }
    return join(compiled, parts, request.rounds ? Number.POSITIVE_INFINITY : examples);
  } finally {
    executable.dispose();
  }
}

interface OpenData {
  reader: BatchReader;
  size: number | null;
}

async function openReaders({ document, sources }: Drawing, { part }: DrawRequest, { data }: SamplingProgram): Promise<ReadonlyMap<NodeId, OpenData> | Problem> {
  const readers = new Map<NodeId, OpenData>();
  for (const { node, by } of data) {
    if (by && !sources.captions.has(by.key)) return error('captions-unread', { node: by.node });
    if (readers.has(node)) continue;
    const params = paramsOf(document.nodes[node]!);
    const source = await sources.examples(params, part);
    if (isProblem(source)) return { ...source, node };
    readers.set(node, { reader: new BatchReader(source, Number(params.seed), sources.captions), size: source.size });
  }
  return readers;
}

async function writeStates(executable: Executable, { weights }: Drawing, { states = {} }: DrawRequest, compiled: SamplingProgram): Promise<void> {
  for (const [state, data] of Object.entries(states)) executable.write(state, data);
  for (const network of new Set(compiled.weights.map((weight) => weight.network))) {
    const values = await weights(network);
    for (const { state } of compiled.weights.filter((weight) => weight.network === network)) executable.write(state, values[state]!);
  }
}

/** One tensor for each output, with no more than so many examples. */
function join({ program }: SamplingProgram, parts: readonly Record<string, TensorData>[], examples: number): Drawn {
  const outputs = Object.entries(program.outputs).map(([name, value]) => {
    const { shape, dtype } = program.operations[value]!;
    const [, ...element] = shape;
    const chunks = parts.map((part) => part[name]!);
    const width = shape.length === 0 ? 1 : sizeOf(element);
    const length = Math.min(shape.length === 0 ? Number.POSITIVE_INFINITY : examples * width, chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    const data = dtype === 'i32' ? new Int32Array(length) : new Float32Array(length);
    let offset = 0;
    for (const chunk of chunks) {
      data.set(chunk.subarray(0, length - offset), offset);
      offset = Math.min(length, offset + chunk.length);
    }
    return [name, { shape: [length / width, ...element], data }] as const;
  });
  return Object.fromEntries(outputs);
}
