/** The graph of a language model: weights by their names, matrices stored in eight bits, all computed with in single precision. */
import { GraphBuilder } from '../../../src/runtime/engines/onnx/graphBuilder';
import { elementTypes, encodeModel, type GraphSpec, type NodeSpec, type TensorInfo } from '../../../src/runtime/engines/onnx/model';
import { quantizeRows } from './quantization';

export interface Weight {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export type Weights = Readonly<Record<string, Weight>>;

/** An output and the name of the result that it shows. */
export interface NamedResult extends TensorInfo {
  readonly from: string;
}

export class ModelGraph extends GraphBuilder {
  readonly #weights: Weights;
  readonly #used = new Map<string, string>();

  constructor(weights: Weights, prefix = '') {
    super(prefix);
    this.#weights = weights;
  }

  /** A weight in single precision; ONNX Runtime computes it once, as it loads the model. */
  weight(name: string): string {
    const known = this.#used.get(name);
    if (known) return known;
    const result = this.#store(name, this.weightOf(name));
    this.#used.set(name, result);
    return result;
  }

  #store(name: string, { shape, data }: Weight): string {
    const [rows, columns] = shape;
    if (rows === undefined || columns === undefined) return this.initializer({ name, type: 'f32', shape, data });
    const { values, scales } = quantizeRows(data, columns);
    const whole = this.initializer({ name, type: 'i8', shape, data: values });
    const scale = this.initializer({ name: `${name}.scale`, type: 'f32', shape: [rows, 1], data: scales });
    return this.node('Mul', [this.node('Cast', [whole], { to: { integer: elementTypes.f32 } }), scale]);
  }

  has(name: string): boolean {
    return name in this.#weights;
  }

  weightOf(name: string): Weight {
    const weight = this.#weights[name];
    if (!weight) throw new Error(`There is no weight ${name}`);
    return weight;
  }

  /** [..., a, b] with another shape; 0 keeps a size, -1 is what remains. */
  reshape(values: string, shape: readonly number[]): string {
    return this.node('Reshape', [values, this.sizes(shape)]);
  }

  transpose(values: string, order: readonly number[]): string {
    return this.node('Transpose', [values], { perm: { integers: order } });
  }

  /** One size of a tensor, as a list of one. */
  sizeOf(values: string, axis: number): string {
    return this.node('Shape', [values], { start: { integer: axis }, end: { integer: axis + 1 } });
  }

  /** The graph with outputs under their public names. */
  finish(inputs: readonly TensorInfo[], outputs: readonly NamedResult[]): GraphSpec {
    const names = new Map(outputs.map(({ from, name }) => [from, name]));
    if (names.size < outputs.length) throw new Error('One result is asked for under two names');
    const rename = (name: string): string => names.get(name) ?? name;
    const renamed = (node: NodeSpec): NodeSpec => ({ ...node, inputs: node.inputs.map(rename), outputs: node.outputs.map(rename) });
    return { inputs, outputs: outputs.map(({ name, type, shape }) => ({ name, type, shape })), initializers: this.initializers, nodes: this.nodes.map(renamed) };
  }

  encode(inputs: readonly TensorInfo[], outputs: readonly NamedResult[]): Uint8Array {
    return encodeModel(this.finish(inputs, outputs));
  }
}
