/** Whether a type fits a port, with sizes that have names bound along the way. */
import { type Dim, type PortType, type Shape, shapeOf } from './portTypes';

/** What the size names of one node stand for so far. */
export type Bindings = Map<string, Dim>;

/**
 * Whether `actual` may enter a port declared as `declared`. Names in `declared` are bound; a name in `actual` is a
 * size that is not known yet and fits everything.
 */
export function unify(declared: PortType, actual: PortType, bindings: Bindings = new Map()): boolean {
  if (declared.kind === 'condition') return isCondition(actual);
  if (declared.kind === 'example') return actual.kind === 'text' || (isTensorLike(actual) && dtypeOf(actual) === 'f32');
  if (isTensorLike(declared) && isTensorLike(actual)) return unifyTensors(declared, actual, bindings);
  if (declared.kind !== actual.kind) return false;
  if (declared.kind === 'network' && actual.kind === 'network') {
    return unifyShapes(declared.in, actual.in, bindings) && unifyShapes(declared.out, actual.out, bindings);
  }
  return true;
}

/** Whether a shape with possibly unknown sizes can be another one. */
export function fits(declared: Shape, actual: Shape): boolean {
  return unifyShapes(declared, actual, new Map());
}

/** `declared` with its bound names replaced by what they stand for. */
export function substitute(declared: PortType, bindings: Bindings): PortType {
  const size = (dim: Dim): Dim => (typeof dim === 'string' ? (bindings.get(dim) ?? dim) : dim);
  const sizes = (shape: Shape | null) => shape && shape.map(size);
  switch (declared.kind) {
    case 'image':
      return { kind: 'image', height: size(declared.height), width: size(declared.width), channels: size(declared.channels) };
    case 'latent':
      return { kind: 'latent', dim: size(declared.dim) };
    case 'tensor':
      return { ...declared, shape: sizes(declared.shape) };
    case 'network':
      return { ...declared, in: sizes(declared.in), out: sizes(declared.out) };
    default:
      return declared;
  }
}

/** `28×28×1`; a size that is not known yet is shown by its name. */
export function describeShape(shape: Shape | null): string {
  if (shape === null) return 'any';
  return shape.length === 0 ? 'scalar' : shape.join('×');
}

type TensorLike = Extract<PortType, { kind: 'image' | 'latent' | 'tensor' }>;

function isTensorLike(type: PortType): type is TensorLike {
  return type.kind === 'image' || type.kind === 'latent' || type.kind === 'tensor';
}

/** Labels have one whole number per example, all other conditions one row of numbers. */
function isCondition(type: PortType): boolean {
  if (!isTensorLike(type)) return false;
  const shape = shapeOf(type);
  return shape === null || shape.length === (dtypeOf(type) === 'i32' ? 0 : 1);
}

const dtypeOf = (type: TensorLike) => (type.kind === 'tensor' ? type.dtype : 'f32');

function unifyTensors(declared: TensorLike, actual: TensorLike, bindings: Bindings): boolean {
  return dtypeOf(declared) === dtypeOf(actual) && unifyShapes(shapeOf(declared), shapeOf(actual), bindings);
}

function unifyShapes(declared: Shape | null, actual: Shape | null, bindings: Bindings): boolean {
  if (declared === null || actual === null) return true;
  return declared.length === actual.length && declared.every((dim, axis) => unifySize(dim, actual[axis]!, bindings));
}

function unifySize(declared: Dim, actual: Dim, bindings: Bindings): boolean {
  if (typeof declared === 'number') return typeof actual === 'string' || declared === actual;
  const bound = bindings.get(declared);
  if (typeof bound === 'number' && typeof actual === 'number') return bound === actual;
  if (typeof bound !== 'number') bindings.set(declared, actual);
  return true;
}
