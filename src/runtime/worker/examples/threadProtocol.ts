/** What threads that draw examples are told, and what they answer besides that they are ready. */
import type { Params } from '../../../nodes/define';
import type { Batch } from './batch';
import type { Pictures } from './prepared';

export type ExampleRequest =
  | { readonly kind: 'open'; readonly set: number; readonly params: Params; readonly pictures: Pictures | null }
  | { readonly kind: 'draw'; readonly set: number; readonly number: number; readonly room: Batch; readonly request: number };

export interface DrawnBatch {
  readonly request: number;
  readonly batch: Batch;
}

export type ExampleAnswer = 'ready' | DrawnBatch;
