/** What flows along wires. Shapes are per example: the batch dimension is implied. */

/** A size, or the name of a size not known yet; equal names inside one node stand for equal sizes. */
export type Dim = number | string;

export type Shape = readonly Dim[];

export type DType = 'f32' | 'i32';

export type PortType =
  /** Texts and what is made of them are lists; `count` is their length, where it is known. */
  | { kind: 'text'; count?: number }
  /** `vocabulary`: the model that the ids belong to. */
  | { kind: 'tokens'; vocabulary?: string; count?: number }
  /** Generated tokens with their probabilities. */
  | { kind: 'probabilities'; count?: number }
  | { kind: 'number' }
  | { kind: 'image'; height: Dim; width: Dim; channels: Dim }
  /** `shape: null` is a tensor of any shape. */
  | { kind: 'tensor'; shape: Shape | null; dtype: DType }
  | { kind: 'latent'; dim: Dim }
  /** `condition`: shape of what the network is told besides its input, `[]` for class labels; absent where it is told nothing. `reads`: it takes texts. */
  | { kind: 'network'; in: Shape | null; out: Shape | null; condition?: Shape; reads?: 'text' }
  /** Class labels, or one row of numbers per example. Only inputs are declared so; what arrives is a tensor or a latent. */
  | { kind: 'condition' }
  /** What a network takes: a tensor of any shape, or texts. Only inputs are declared so. */
  | { kind: 'example' }
  | { kind: 'dataset'; element: Shape | null }
  | { kind: 'metrics' };

/** The sum of sizes; a name where one is not known yet. */
export function sumOf(sizes: readonly Dim[]): Dim {
  const numbers = sizes.filter((size) => typeof size === 'number');
  const total = numbers.reduce((sum, size) => sum + size, 0);
  return numbers.length === sizes.length ? total : sizes.join('+');
}

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
