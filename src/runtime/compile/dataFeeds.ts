/** What a dataset feeds into a step: which batch, where. */
import type { NodeId } from '../graph/document';
import type { ProgramBuilder } from '../tensor/builder';
import type { DType, Program, Value } from '../tensor/program';

/** A node that runs by itself and gives one row for each caption. */
export interface Reading {
  node: NodeId;
  /** The ports where captions arrive and rows leave. */
  input: string;
  output: string;
  /** Numbers in a row. */
  width: number;
  /** Equal where the node would give the same. */
  key: string;
}

/** One feed that the host fills from a dataset node. */
export interface DataFeed {
  feed: string;
  node: NodeId;
  /** What of the examples: `images`, `labels`, ... */
  name: string;
  /** Set where not the captions themselves are fed, but what a node makes of them. */
  by?: Reading;
  /** Examples in the feed. */
  batch: number;
  /** In every step this node gives `count` batches; this feed takes batch `index` of them. */
  index: number;
  count: number;
}

/** Collects the feeds of a step while it is compiled. */
export class DataFeeds {
  readonly #feeds = new Map<string, { pass: string; node: NodeId; name: string; batch: number; by?: Reading }>();

  constructor(private readonly builder: ProgramBuilder) {}

  /** The feed of a node within a pass. */
  feed(pass: string, node: NodeId, name: string, shape: readonly number[], dtype: DType, by?: Reading): Value {
    const feed = `data/${pass}/${node}/${name}${by ? `/${by.node}` : ''}`;
    this.#feeds.set(feed, { pass, node, name, batch: shape[0] ?? 1, ...(by && { by }) });
    return this.builder.feed(feed, shape, dtype);
  }

  /** The feeds that a program reads, numbered so that every batch of a dataset is used once. */
  usedBy(program: Program): DataFeed[] {
    const used = program.operations.flatMap(({ op, attributes }) => (op === 'feed' ? String(attributes.name) : []));
    const read = [...this.#feeds].filter(([feed]) => used.includes(feed));
    return read.map(([feed, { pass, node, name, batch, by }]) => {
      const passes = [...new Set(read.filter(([, other]) => other.node === node).map(([, other]) => other.pass))];
      return { feed, node, name, batch, index: passes.indexOf(pass), count: passes.length, ...(by && { by }) };
    });
  }
}
