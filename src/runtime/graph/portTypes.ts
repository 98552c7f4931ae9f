/** What flows along wires. Shapes are per example: the batch dimension is implied. */

/** A size, or the name of a size not known yet; equal names inside one node stand for equal sizes. */
export type Dim = number | string;

export type Shape = readonly Dim[];

export type DType = 'f32' | 'i32';

export type PortType =
  | { kind: 'text' }
  | { kind: 'tokens'; vocabulary?: string }
  | { kind: 'number' }
  | { kind: 'image'; height: Dim; width: Dim; channels: Dim }
  /** `shape: null` is a tensor of any shape. */
  | { kind: 'tensor'; shape: Shape | null; dtype: DType }
  | { kind: 'latent'; dim: Dim }
  | { kind: 'network'; in: Shape | null; out: Shape | null }
  | { kind: 'dataset'; element: Shape | null }
  | { kind: 'metrics' };

/** Shape per example of what carries tensors; null for other kinds and for a tensor of any shape. */
export function shapeOf(type: PortType): Shape | null {
  switch (type.kind) {
    case 'image':
      return [type.height, type.width, type.channels];
    case 'latent':
      return [type.dim];
    case 'tensor':
      return type.shape;
    default:
      return null;
  }
}

/** The port type of a network's output: three sizes are a picture, all else is a tensor. */
export function typeOfShape(shape: Shape | null): PortType {
  if (shape?.length !== 3) return { kind: 'tensor', shape, dtype: 'f32' };
  const [height, width, channels] = shape as readonly [Dim, Dim, Dim];
  return { kind: 'image', height, width, channels };
}
