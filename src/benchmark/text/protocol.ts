/** What text benchmarks ask for and measure. */
import type { ComputeDevice } from '../../runtime/text/device';

export interface TextBenchmark {
  /** Folder of the model below `models/`, from where both sides fetch it. */
  readonly model: string;
  readonly device: ComputeDevice;
  readonly prompt: string;
  /** How many are added to the prompt. */
  readonly tokens: number;
  readonly rounds: number;
}

/** One continuation. */
export interface TextSample {
  /** From the call to the first token, in ms. */
  readonly firstMs: number;
  /** Of each further token. */
  readonly msPerToken: number;
}

export interface TextFigures {
  /** Through the graph, and with transformers.js called by hand; one sample for each round. */
  readonly ours: readonly TextSample[];
  readonly byHand: readonly TextSample[];
  readonly description: string;
}
