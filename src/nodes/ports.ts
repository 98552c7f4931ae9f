/** Short words for port types, so that a node's ports read like its picture. */
import type { Dim, PortType, Shape } from '../runtime/graph/portTypes';

export const port = {
  text: (count?: number): PortType => ({ kind: 'text', count }),
  tokens: (vocabulary?: string, count?: number): PortType => ({ kind: 'tokens', vocabulary, count }),
  probabilities: (count?: number): PortType => ({ kind: 'probabilities', count }),
  image: (height: Dim = 'H', width: Dim = 'W', channels: Dim = 'C'): PortType => ({ kind: 'image', height, width, channels }),
  latent: (dim: Dim = 'D'): PortType => ({ kind: 'latent', dim }),
  tensor: (shape: Shape | null = null): PortType => ({ kind: 'tensor', shape, dtype: 'f32' }),
  labels: (): PortType => ({ kind: 'tensor', shape: [], dtype: 'i32' }),
  network: (input: Shape | null = null, output: Shape | null = null): PortType => ({ kind: 'network', in: input, out: output }),
  condition: (): PortType => ({ kind: 'condition' }),
  example: (): PortType => ({ kind: 'example' }),
  metrics: (): PortType => ({ kind: 'metrics' }),
};
