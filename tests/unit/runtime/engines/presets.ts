/** Every preset that trains, with thinner layers, on the data that it comes with: engines must agree on what it learns. */
import type { LayerSpec } from '../../../../src/nodes/define';
import { nodeDefinition, paramsOf } from '../../../../src/nodes/registry';
import { templates } from '../../../../src/nodes/templates';
import { inferTypes } from '../../../../src/runtime/compile/infer';
import { compileTrainingStep } from '../../../../src/runtime/compile/trainingStep';
import type { Engine, TensorData } from '../../../../src/runtime/engines/engine';
import { createReferenceEngine } from '../../../../src/runtime/engines/reference/engine';
import type { GraphDocument, Json } from '../../../../src/runtime/graph/document';
import { isProblem } from '../../../../src/runtime/graph/problems';
import { Sources } from '../../../../src/runtime/worker/examples/sources';
import { freshState } from '../../../../src/runtime/worker/training/freshState';
import { StepFeeds } from '../../../../src/runtime/worker/training/stepFeeds';

const batch = 4;

/** Units of dense layers and features of convolutions as they are, and in small. */
const thinner: Readonly<Record<number, number>> = { 256: 8, 128: 8, 64: 3, 32: 2, 16: 2, [7 * 7 * 64]: 7 * 7 * 3, [7 * 7 * 32]: 7 * 7 * 2 };

function thin({ kind, params }: LayerSpec): LayerSpec {
  const small = (value: Json): Json => (typeof value === 'number' ? (thinner[value] ?? value) : value);
  const changed = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, name === 'units' || name === 'filters' ? small(value) : value]));
  return { kind, params: { ...changed, ...(params.shape && { shape: String(params.shape).replace(/\d+$/, (channels) => String(small(Number(channels)))) }) } };
}

/** The id of the node that trains. */
const trainerOf = ({ nodes }: GraphDocument): string | undefined => Object.keys(nodes).find((id) => nodeDefinition(nodes[id]!.type)?.phases);

/** Ids of the templates that train. */
export const presets: readonly string[] = templates.filter(({ document }) => trainerOf(document)).map(({ id }) => id);

function smallPreset(id: string): GraphDocument {
  const document = structuredClone(templates.find((template) => template.id === id)!.document);
  for (const { params } of Object.values(document.nodes)) {
    if (Array.isArray(params.layers)) params.layers = (params.layers as unknown as LayerSpec[]).map(thin) as unknown as Json[];
  }
  Object.assign(document.nodes[trainerOf(document)!]!.params, { checkpoint: '', batch });
  return document;
}

/** Metrics of every step, and Adam's averages after the last: weights follow from them, but where a gradient is next to zero its sign is chance. */
async function learned(engine: Engine, document: GraphDocument, steps: number): Promise<Record<string, TensorData>> {
  const trainer = trainerOf(document)!;
  const graph = inferTypes(document);
  const step = compileTrainingStep(document, trainer, graph);
  const executable = await engine.compile(step.program);
  for (const [name, data] of Object.entries(freshState(document, graph, step).states)) executable.write(name, data);
  const reader = await new Sources().reader(paramsOf(document.nodes.digits!));
  if (isProblem(reader)) throw new Error(reader.code);
  const feeds = new StepFeeds(step, paramsOf(document.nodes[trainer]!), (feed, at) => reader.read(feed, at));
  const curves = await executable.run(steps, (index) => feeds.at(index));
  const averages = await executable.read(step.slots);
  executable.dispose();
  return { ...curves, ...averages };
}

const largest = (data: ArrayLike<number>): number => Array.from(data).reduce((most, value) => Math.max(most, Math.abs(value)), 0);

const expected = new Map<string, Promise<Record<string, TensorData>>>();

/** By how much an engine and the reference differ at the most in so many steps, in parts of the largest number of a metric or an average; and in which. */
export async function presetDisagreement(engine: Engine, preset: string, steps: number): Promise<{ readonly error: number; readonly name: string }> {
  const document = smallPreset(preset);
  const key = `${preset} ${steps}`;
  if (!expected.has(key)) expected.set(key, learned(createReferenceEngine(), document, steps));
  const found = await learned(engine, document, steps);
  const errors = Object.entries(await expected.get(key)!).map(([name, data]) => ({
    error: largest(Array.from(data, (value, index) => value - found[name]![index]!)) / (1e-3 + largest(data)), name,
  }));
  return errors.reduce((worst, one) => (one.error > worst.error ? one : worst));
}
