/** The worker's interface: one run at a time, a new one supersedes the one before it. */
import type { Json, NodeId } from '../graph/document';
import { type Problem, isProblem } from '../graph/problems';
import type { DatasetFacts, DatasetImport, DeviceChoice, MetricsChunk, ModelImport, ModelOffer, PickedFile, PickedPicture, PictureOptions, PictureSurvey, DatasetExamples, RunRequest, RuntimeApi, RuntimeEvent, TrainingCommand } from '../protocol';
import { Devices } from './devices';
import { NodeEvaluator } from './evaluator';
import { EventOutlet } from './eventOutlet';
import { picturePreview } from '../../nodes/pictures';
import { hasCaptions } from '../../nodes/sources/dataset/source';
import { heldOutOf } from '../data/split';
import { BatchReader } from './examples/batchReader';
import { factsOf } from './facts';
import { GraphRun } from './graphRun';
import { importIdxFiles, importPublicMnist } from './imports';
import { ResultCache } from './resultCache';
import type { RunServices } from './services';
import { Sources } from './examples/sources';
import { wordTexts } from './textTensors';
import { Weights } from './weights';
import type { TextEngine } from '../text/textEngine';

const fetchFile = (url: string, options: { signal?: AbortSignal }) => fetch(url, options);

/** Makes the worker's interface. */
export function createRuntime(): RuntimeApi {
  return new Runtime();
}

class Runtime implements RuntimeApi {
  readonly #outlet = new EventOutlet();
  readonly #emit = (event: RuntimeEvent) => this.#outlet.emit(event);
  readonly #devices = new Devices(this.#emit);
  #evaluator: Promise<NodeEvaluator> | null = null;
  #download: AbortController | null = null;
  #import: AbortController | null = null;
  #watched: NodeId | null = null;
  #text: Promise<TextEngine> | null = null;
  #modelDownload: AbortController | null = null;
  #current: { run: GraphRun; ended: Promise<void> } | null = null;

  readonly #services: RunServices = {
    engine: () => this.#devices.engine(),
    evaluator: () => (this.#evaluator ??= this.#devices.engine().then((engine) => new NodeEvaluator(engine, this.#services.sources))),
    text: () => (this.#text ??= import('./textClient').then(({ connectTextEngine }) => connectTextEngine())),
    sources: new Sources(),
    weights: new Weights(),
    results: new ResultCache(),
    lost: () => void this.#release(),
  };

  async subscribe(listener: (events: RuntimeEvent[]) => void): Promise<void> {
    this.#outlet.open(listener);
    await this.#devices.engine();
  }

  async run(request: RunRequest): Promise<void> {
    const before = this.#current;
    before?.run.cancel();
    const run = new GraphRun(request, this.#services, this.#emit);
    run.watch(this.#watched);
    // Two runs must not share the device's state: the one before rests within one chunk of steps.
    const ended = (before?.ended ?? Promise.resolve()).then(() => run.execute()).finally(() => this.#outlet.flush());
    this.#current = { run, ended };
    this.#services.results.retain(request.document.nodes);
    await ended;
    if (this.#current?.run === run) this.#current = null;
  }

  async cancel(runId: string): Promise<void> {
    if (this.#current?.run.request.runId === runId) this.#current.run.cancel();
  }

  async control(node: NodeId, command: TrainingCommand): Promise<void> {
    this.#current?.run.control(node, command);
  }

  async tune(node: NodeId, param: string, value: Json): Promise<void> {
    this.#current?.run.tune(node, param, value);
  }

  async watch(network: NodeId | null): Promise<void> {
    this.#watched = network;
    this.#current?.run.watch(network);
  }

  async history(node: NodeId, checkpoint: string): Promise<MetricsChunk | null> {
    const state = await this.#services.weights.checkpoint(checkpoint);
    if (isProblem(state)) return null;
    const length = Object.values(state.curves)[0]?.length ?? 0;
    return { node, firstStep: state.step - length + 1, columns: { ...state.curves } };
  }

  async chooseDevice(choice: DeviceChoice): Promise<void> {
    this.#current?.run.cancel();
    await this.#current?.ended;
    await this.#release();
    await this.#devices.choose(choice);
  }

  importFiles(files: PickedFile[]): Promise<DatasetImport> {
    return importIdxFiles(files);
  }

  downloadMnist(): Promise<DatasetImport> {
    this.#download?.abort();
    this.#download = new AbortController();
    return importPublicMnist((fraction) => this.#emit({ kind: 'download', fraction }), this.#download.signal);
  }

  async cancelDownload(): Promise<void> {
    this.#download?.abort();
  }

  async lookUpModel(id: string, revision: string, dtype: string): Promise<ModelOffer | { problems: Problem[] }> {
    const { lookUpOnHub } = await import('./models/hub');
    const offer = await lookUpOnHub(id, revision, dtype, fetchFile);
    return isProblem(offer) ? { problems: [offer] } : offer;
  }

  async downloadModel(offer: ModelOffer): Promise<ModelImport> {
    this.#modelDownload?.abort();
    this.#modelDownload = new AbortController();
    const { signal } = this.#modelDownload;
    const { downloadOffer } = await import('./models/imports');
    const { reference } = offer;
    return downloadOffer(offer, (received, total) => this.#emit({ kind: 'model-download', reference, received, total }), fetchFile, signal);
  }

  async cancelModelDownload(): Promise<void> {
    this.#modelDownload?.abort();
  }

  async importModel(files: PickedFile[]): Promise<ModelImport> {
    return (await import('./models/imports')).importPickedModel(files);
  }

  async surveyPictures(files: PickedPicture[]): Promise<PictureSurvey | { problems: Problem[] }> {
    return (await import('./pictures/importPictures')).surveyPictures(files);
  }

  async importPictures(files: PickedPicture[], options: PictureOptions): Promise<DatasetImport> {
    this.#import?.abort();
    this.#import = new AbortController();
    const { signal } = this.#import;
    const { importPictures } = await import('./pictures/importPictures');
    return importPictures(files, options, (fraction) => this.#emit({ kind: 'import', fraction }), signal);
  }

  async cancelImport(): Promise<void> {
    this.#import?.abort();
  }

  async facts(source: string): Promise<DatasetFacts | null> {
    const examples = await this.#services.sources.examples({ source, seed: 1 }, 'train');
    return isProblem(examples) ? null : factsOf(examples);
  }

  async examples(params: Readonly<Record<string, Json>>, count: number): Promise<DatasetExamples | null> {
    const { sources } = this.#services;
    const [source, whole] = [await sources.examples(params, 'train'), await sources.examples({ source: params.source! }, 'train')];
    if (isProblem(source) || isProblem(whole)) return null;
    const batch = Math.min(count, source.size ?? count);
    const reader = new BatchReader(source, Number(params.seed));
    const read = (name: string) => reader.read({ feed: '', node: '', name, batch, index: 0, count: 1 }, 0);
    const preview = picturePreview({ shape: [batch, ...source.element], data: read('images') }, 'zeroToOne');
    const words = preview && hasCaptions(String(params.source)) ? read('captions') : null;
    const heldOut = whole.size === null ? 0 : heldOutOf(whole.size, Number(params.heldOut ?? 0));
    return {
      preview: words ? { ...preview!, captions: wordTexts({ shape: [batch, words.length / batch], data: words }) } : preview,
      split: whole.size === null ? null : { train: whole.size - heldOut, heldOut },
    };
  }

  async shutdown(): Promise<void> {
    this.#current?.run.cancel();
    await this.#current?.ended;
    await (await this.#text)?.dispose();
    await this.#release();
  }

  async #release(): Promise<void> {
    const evaluator = await this.#evaluator?.catch(() => null);
    this.#evaluator = null;
    await evaluator?.dispose();
    await this.#devices.release();
  }
}
