/** The one IndexedDB database, open in the page and in the worker alike. */
import Dexie, { type EntityTable, type Table } from 'dexie';
import type { GraphDocument, Json } from '../runtime/graph/document';
import type { TextTask } from '../runtime/graph/modelReference';
import { migrations } from './migrations';

export interface GraphRow {
  id: string;
  name: string;
  /** Written by the version of its time: read it through `loadDocument`. */
  document: GraphDocument;
  /** Milliseconds since 1970, as all times here. */
  updatedAt: number;
  openedAt: number;
  /** The tab that wrote it last. */
  writer: string;
}

export interface GraphVersionRow {
  id: number;
  graphId: string;
  savedAt: number;
  document: GraphDocument;
}

export interface TemplateRow {
  id: string;
  name: string;
  description: string;
  document: GraphDocument;
  savedAt: number;
  /** A small picture as a `data:` URL. */
  thumbnail?: string;
}

export interface TrainingRow {
  graphId: string;
  trainer: string;
  runId: string;
  /** Hash of the newest checkpoint; empty before the first. */
  checkpoint: string;
  step: number;
  steps: number;
  state: 'running' | 'paused' | 'done';
  updatedAt: number;
}

/** Says that the bytes under `hash` are whole: written after all of its chunks. */
export interface CheckpointRow {
  hash: string;
  bytes: number;
}

/** Which trainer made a checkpoint. Equal bytes made twice are kept once and used twice. */
export interface CheckpointUseRow {
  hash: string;
  graphId: string;
  trainer: string;
  step: number;
  /** Made when training rested, so that a graph may go back to it by undo; others were made on the way. */
  final: boolean;
  savedAt: number;
}

export interface DatasetRow {
  /** Content hash. */
  id: string;
  name: string;
  count: number;
  height: number;
  width: number;
  /** Absent where data sets were always grey. */
  channels?: number;
  classes: number;
  /** Absent where classes are known by number. */
  classNames?: string[];
  savedAt: number;
}

/** A language model; its files have rows of their own. */
export interface ModelRow {
  reference: string;
  name: string;
  architecture: string;
  tasks: TextTask[];
  addedAt: number;
  /** Set after the last of its files has been written. */
  complete: boolean;
}

export interface ModelFileRow {
  reference: string;
  path: string;
  bytes: number;
  hash: string;
}

export interface ChunkRow {
  hash: string;
  index: number;
  bytes: ArrayBuffer;
}

export interface SettingRow {
  key: string;
  value: Json;
}

class Database extends Dexie {
  graphs!: EntityTable<GraphRow, 'id'>;
  graphVersions!: EntityTable<GraphVersionRow, 'id'>;
  templates!: EntityTable<TemplateRow, 'id'>;
  trainings!: Table<TrainingRow, [string, string]>;
  checkpoints!: EntityTable<CheckpointRow, 'hash'>;
  checkpointUses!: Table<CheckpointUseRow, [string, string, string]>;
  datasets!: EntityTable<DatasetRow, 'id'>;
  models!: EntityTable<ModelRow, 'reference'>;
  modelFiles!: Table<ModelFileRow, [string, string]>;
  chunks!: Table<ChunkRow, [string, number]>;
  settings!: EntityTable<SettingRow, 'key'>;

  constructor() {
    // Strict: what is reported as saved has reached the disk, also when the machine dies.
    super('latentloom', { chromeTransactionDurability: 'strict' });
    for (const [index, { stores, upgrade }] of migrations.entries()) {
      const version = this.version(index + 1).stores(stores);
      if (upgrade) version.upgrade(upgrade);
    }
  }
}

export const database = new Database();
