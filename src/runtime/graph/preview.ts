/** What a node shows of its result, and the numbers that it is drawn from. */
import type { Json } from './document';

/** A picture of a node's result, ready to draw. */
export type Preview =
  | { kind: 'images'; count: number; height: number; width: number; channels: number; pixels: Uint8ClampedArray; step?: number }
  | { kind: 'values'; label: string; values: number[] };

/** A tensor on the host with its batch dimension, `[batch, ...]`. */
export interface HostTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array;
}

/** Draws what arrives at and leaves a node; null where there is nothing to show. */
export type PreviewFunction = (tensors: Readonly<Record<string, HostTensor>>, params: Readonly<Record<string, Json>>) => Preview | null;
