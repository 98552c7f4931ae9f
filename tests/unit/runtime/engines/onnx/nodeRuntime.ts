/** ONNX Runtime as Node has it. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { OnnxRuntime } from '../../../../../src/runtime/engines/onnx/runtime';

export function nodeRuntime(threads = 1): OnnxRuntime {
  return { ort: { InferenceSession, Tensor }, provider: 'cpu', description: 'ONNX Runtime, native', threads };
}
