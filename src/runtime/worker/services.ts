/** What runs share: the engine, data, weights and the results so far. */
import type { Engine } from '../engines/engine';
import type { TextEngine } from '../text/textEngine';
import type { EngineLostError } from '../engines/errors';
import type { NodeEvaluator } from './evaluator';
import type { ResultCache } from './resultCache';
import type { Sources } from './examples/sources';
import type { Weights } from './weights';

export interface RunServices {
  engine(): Promise<Engine>;
  evaluator(): Promise<NodeEvaluator>;
  /** Language models, in a worker of their own that starts at the first call. */
  text(): Promise<TextEngine>;
  sources: Sources;
  weights: Weights;
  results: ResultCache;
  /** The device went away: the next run chooses anew. */
  lost(reason: EngineLostError): void;
}
