/** What the engine needs of ONNX Runtime; a browser's and Node's own package both have it. */
import type { FillingEngine } from '../engine';
import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';

export interface OnnxRuntime {
  readonly ort: {
    readonly InferenceSession: Pick<typeof InferenceSession, 'create'>;
    readonly Tensor: new (type: 'float32' | 'int32', data: Float32Array | Int32Array, shape: readonly number[]) => Tensor;
  };
  /** Name of the runtime's CPU execution provider. */
  readonly provider: 'wasm' | 'cpu';
  readonly description: string;
  readonly threads: number;
  /** Makes random numbers faster than the host, where there is one. It belongs to the engine that gets it. */
  readonly randomEngine?: FillingEngine;
}
