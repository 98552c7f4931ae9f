/** What runs share, on the reference engine. */
import { createReferenceEngine } from '../../../../src/runtime/engines/reference/engine';
import { NodeEvaluator } from '../../../../src/runtime/worker/evaluator';
import { ResultCache } from '../../../../src/runtime/worker/resultCache';
import type { RunServices } from '../../../../src/runtime/worker/services';
import { Sources } from '../../../../src/runtime/worker/examples/sources';
import { Weights } from '../../../../src/runtime/worker/weights';

export function referenceServices(): RunServices {
  const engine = createReferenceEngine();
  const sources = new Sources();
  const evaluator = new NodeEvaluator(engine, sources);
  const text = () => Promise.reject(new Error('These graphs have no language models'));
  return { text, engine: async () => engine, evaluator: async () => evaluator, sources, weights: new Weights(), results: new ResultCache(), lost: () => {} };
}
