/** Lets nodes that run by themselves read every caption before a training starts, a few at a time, so that it can be cancelled. */
import type { DataFeed, Reading } from '../../compile/dataFeeds';
import { allCaptions } from '../../data/captions/grammar';
import type { NodeId } from '../../graph/document';
import { type Problem, error, isProblem } from '../../graph/problems';
import { type NodeValues, type TensorValue, textValue } from '../../graph/values';
import type { CaptionTables } from './captionTables';

const atOnce = 64;

export interface CaptionReading {
  readonly tables: CaptionTables;
  /** What a node gives for what arrives. */
  runOn(node: NodeId, inputs: NodeValues): Promise<NodeValues | Problem | 'cancelled'>;
  /** How much has been read, in [0, 1]. */
  progress(fraction: number): void;
}

/** Reads all captions with every node that `feeds` pass through and that has not read them yet. Null where all is well. */
export async function readCaptions(feeds: readonly DataFeed[], reading: CaptionReading): Promise<Problem | 'cancelled' | null> {
  for (const { by } of feeds) {
    if (!by || reading.tables.has(by.key)) continue;
    const failure = await readWith(by, reading);
    if (failure) return failure;
  }
  return null;
}

async function readWith({ node, input, output, width, key }: Reading, { tables, runOn, progress }: CaptionReading): Promise<Problem | 'cancelled' | null> {
  const captions = allCaptions();
  const data = new Float32Array(captions.length * width);
  for (let done = 0; done < captions.length; done += atOnce) {
    progress(done / captions.length);
    const given = await runOn(node, { [input]: textValue(captions.slice(done, done + atOnce)) });
    if (given === 'cancelled' || isProblem(given)) return given;
    const rows = given[output] as TensorValue | undefined;
    if (rows?.shape[1] !== width) return error('embedding-size', { node, values: { expected: width, given: rows?.shape[1] ?? 0 } });
    data.set(rows.data, done * width);
  }
  tables.keep(key, captions, { shape: [captions.length, width], data });
  return null;
}
