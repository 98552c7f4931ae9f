/** What crosses the wire between the page and the worker. Types only. */
import type { GraphDocument, Json, NodeId } from './graph/document';
import type { TextTask } from './graph/modelReference';
import type { Preview } from './graph/preview';
import type { Problem } from './graph/problems';
import type { Histogram } from './graph/histogram';
import type { DeviceKind } from './engines/engine';

export type { Preview };

/** A device, and with less precision where it has that. */
export type ComputeDevice = DeviceKind | 'webgpuHalf';

export type DeviceChoice = 'auto' | ComputeDevice;

/** What a probe found of one device. */
export interface DeviceReport {
  device: ComputeDevice;
  /** Name of the fastest engine there; absent where unavailable. */
  engine?: string;
  available: boolean;
  description: string;
  /** Time of the probe's training step, in ms; absent where unavailable. */
  probeMs?: number;
  /** Why it is not available. */
  reason?: string;
}

export type NodeState = 'queued' | 'running' | 'done' | 'cancelled' | 'problem';

export type TrainingStatus = 'running' | 'paused' | 'finished' | 'stopped' | 'failed';

/** An idempotent snapshot of one trainer. */
export interface TrainingProgress {
  node: NodeId;
  status: TrainingStatus;
  step: number;
  steps: number;
  stepsPerSecond: number;
  secondsLeft: number;
  seed: number;
}

/** Losses and scores of steps `firstStep`, `firstStep + 1`, ..., counted from 1: one column for each metric. */
export interface MetricsChunk {
  node: NodeId;
  firstStep: number;
  columns: Record<string, Float32Array>;
}

export type RuntimeEvent =
  | { kind: 'device'; chosen: ComputeDevice; choice: DeviceChoice; reports: DeviceReport[]; threads: number }
  | { kind: 'node'; runId: string; node: NodeId; state: NodeState; ms?: number; structuralHash?: string; cached?: boolean }
  | { kind: 'preview'; runId: string; node: NodeId; preview: Preview }
  /** How much of the model that a node waits for has been loaded, in [0, 1]. */
  | { kind: 'loading'; runId: string; node: NodeId; fraction: number }
  | { kind: 'training'; runId: string; progress: TrainingProgress }
  | { kind: 'metrics'; runId: string; chunk: MetricsChunk }
  | { kind: 'checkpoint'; runId: string; node: NodeId; hash: string; step: number; final: boolean }
  | { kind: 'problems'; runId: string; node: NodeId; problems: Problem[] }
  | { kind: 'run'; runId: string; state: 'started' | 'ended' | 'cancelled' }
  | { kind: 'inside'; runId: string; node: NodeId; step: number; layers: LayerInside[] }
  /** How much of the public MNIST has arrived, in [0, 1]. */
  | { kind: 'download'; fraction: number }
  /** How many of the picked pictures have been read, in [0, 1]. */
  | { kind: 'import'; fraction: number }
  /** Bytes of a language model that have arrived, of those that will. */
  | { kind: 'model-download'; reference: string; received: number; total: number };

export interface RunRequest {
  runId: string;
  graphId: string;
  document: GraphDocument;
  /** Nodes to bring up to date, or every sink. */
  targets: 'all' | NodeId[];
}

/** A file that a person picked. */
export interface PickedFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A picture, a table of labels or a zip of these that a person picked. */
export interface PickedPicture {
  /** With the folders that it lies in. */
  path: string;
  file: Blob;
}

/** What pictures become. */
export interface PictureOptions {
  /** Of the data set. */
  name: string;
  /** Height and width. */
  size: number;
  channels: 1 | 3;
  /** Their middle square, the whole with black around it, or the whole stretched. */
  fit: 'crop' | 'pad' | 'stretch';
}

/** What is among picked files. */
export interface PictureSurvey {
  pictures: number;
  classes: { name: string; count: number }[];
  /** What tells the classes. */
  labels: 'table' | 'folders' | 'none';
  warnings: Problem[];
}

/** What a dataset node gives to a training. */
export interface DatasetExamples {
  preview: Preview | null;
  /** How many examples are learned, and how many held out; null for endless ones. */
  split: { train: number; heldOut: number } | null;
}

/** A data set in numbers. */
export interface DatasetFacts {
  /** Null for endless ones; figures are then of the first thousand. */
  count: number | null;
  /** Examples of each class. */
  counts: number[];
  /** Of all pixels, in [0, 1]. */
  mean: number;
  deviation: number;
}

/** A data set that is now kept in this browser, by the name that documents use; or why it is not. */
export type DatasetImport = { source: string; warnings?: Problem[] } | { problems: Problem[] };

/** A language model on the Hugging Face hub, before any of its files has been fetched. */
export interface ModelOffer {
  /** With the commit that the revision stands for now. */
  reference: string;
  /** Such as `onnx-community/gpt2-ONNX`. */
  name: string;
  /** As its configuration names it, such as `GPT2LMHeadModel`. */
  architecture: string;
  tasks: TextTask[];
  /** As the repository names it, such as `apache-2.0`; absent where it names none. */
  licence?: string;
  /** What would be fetched. `sha256` is known of large files. */
  files: { path: string; bytes: number; sha256?: string }[];
  /** Of all files. */
  bytes: number;
}

/** A language model that is now kept in this browser; or why it is not. No problems: the person cancelled it. */
export type ModelImport = { reference: string } | { problems: Problem[] };

/** Inside a layer of a network that learns. */
export interface LayerInside {
  /** What names its weights; of a drawn layer, its node. */
  name: string;
  kind: string;
  /** What it gives for a batch of its network's inputs; null where these cannot be computed. */
  activations: Histogram | null;
  /** Of each trainable weight: its numbers, and the running mean of their gradients that Adam keeps. */
  weights: { name: string; values: Histogram; gradients: Histogram }[];
}

/** What a person does to a trainer that runs. */
export type TrainingCommand = 'pause' | 'continue' | 'step' | 'stop';

/** The worker's whole interface. Long work answers through events. */
export interface RuntimeApi {
  subscribe(listener: (events: RuntimeEvent[]) => void): Promise<void>;
  /** Starts a run and supersedes the one before it; resolves when it has ended, been cancelled or failed. */
  run(request: RunRequest): Promise<void>;
  cancel(runId: string): Promise<void>;
  control(node: NodeId, command: TrainingCommand): Promise<void>;
  /** Changes a parameter of a trainer while it trains (learning rates, number of steps). */
  tune(node: NodeId, param: string, value: Json): Promise<void>;
  /** Looks into a network whenever its training shows pictures; null looks into none. `inside` events tell what is seen. */
  watch(network: NodeId | null): Promise<void>;
  /** Metrics of a stored checkpoint, to draw its curves again; null where it is not in this browser. */
  history(node: NodeId, checkpoint: string): Promise<MetricsChunk | null>;
  chooseDevice(choice: DeviceChoice): Promise<void>;
  /** Reads IDX files, plain or gzipped, one with images and one with labels, and keeps them as a data set. */
  importFiles(files: PickedFile[]): Promise<DatasetImport>;
  /** Fetches the public MNIST, checks it and keeps it; `download` events tell how far it is. */
  downloadMnist(): Promise<DatasetImport>;
  cancelDownload(): Promise<void>;
  /**
   * Asks the Hugging Face hub what a repository has at a revision (a branch, a tag or a commit). The first byte of it
   * leaves here: call it only when a person asked.
   * @param dtype type of the weights: fp32, fp16, q8, int8, uint8, q4, q4f16, bnb4
   */
  lookUpModel(id: string, revision: string, dtype: string): Promise<ModelOffer | { problems: Problem[] }>;
  /** Fetches the files of an offer and keeps them; those that an earlier try brought are not fetched again. */
  downloadModel(offer: ModelOffer): Promise<ModelImport>;
  cancelModelDownload(): Promise<void>;
  /** Keeps a model from the files of a folder, or from one zip of it. */
  importModel(files: PickedFile[]): Promise<ModelImport>;
  surveyPictures(files: PickedPicture[]): Promise<PictureSurvey | { problems: Problem[] }>;
  /** Decodes pictures and keeps them as a data set; `import` events tell how far it is. No problems: the person cancelled it. */
  importPictures(files: PickedPicture[], options: PictureOptions): Promise<DatasetImport>;
  cancelImport(): Promise<void>;
  /** Figures of a data set; null where it is not in this browser. */
  facts(source: string): Promise<DatasetFacts | null>;
  /** The first examples that a dataset node with these parameters gives to a training, at most `count`; null where its data set is not in this browser. */
  examples(params: Readonly<Record<string, Json>>, count: number): Promise<DatasetExamples | null>;
  /** Frees devices; the worker can be terminated afterwards. */
  shutdown(): Promise<void>;
}
