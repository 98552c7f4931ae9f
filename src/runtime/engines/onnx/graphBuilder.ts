/** Collects the nodes and constants of one ONNX graph. */
import { type ElementType, type Initializer, type NodeAttribute, type NodeSpec, runtimeDomain } from './model';

export type NodeAttributes = Readonly<Record<string, NodeAttribute>>;

export class GraphBuilder {
  readonly nodes: NodeSpec[] = [];
  readonly #initializers: Initializer[] = [];
  readonly #constants = new Map<string, string>();
  readonly #prefix: string;
  #count = 0;

  /** `prefix` tells the names of a graph inside another one from those around. */
  constructor(prefix = '') {
    this.#prefix = prefix;
  }

  /** The constants that nodes take. */
  get initializers(): readonly Initializer[] {
    const taken = new Set(this.nodes.flatMap(({ inputs }) => inputs));
    return this.#initializers.filter(({ name }) => taken.has(name));
  }

  /** Appends a node with one result; gives the result's name. */
  node(type: string, inputs: readonly string[], attributes: NodeAttributes = {}): string {
    return this.#append(type, inputs, attributes, '');
  }

  /** The same for an operation of ONNX Runtime beyond the standard. */
  runtimeNode(type: string, inputs: readonly string[], attributes: NodeAttributes = {}): string {
    return this.#append(type, inputs, attributes, runtimeDomain);
  }

  /** Appends a node with several results. */
  results(type: string, inputs: readonly string[], count: number, attributes: NodeAttributes = {}): string[] {
    return this.#appendAll(type, inputs, count, attributes, '');
  }

  /** A constant under its own name. */
  initializer(initializer: Initializer): string {
    this.#initializers.push(initializer);
    return initializer.name;
  }

  numbers(values: readonly number[], shape: readonly number[] = [], type: 'f32' | 'i32' = 'f32'): string {
    return this.#constant(type, shape, values, () => (type === 'i32' ? Int32Array.from(values) : Float32Array.from(values)));
  }

  /** A list of sizes or axes, which ONNX takes as 64-bit numbers. */
  sizes(values: readonly number[]): string {
    return this.#constant('i64', [values.length], values, () => BigInt64Array.from(values, BigInt));
  }

  #append(type: string, inputs: readonly string[], attributes: NodeAttributes, domain: string): string {
    return this.#appendAll(type, inputs, 1, attributes, domain)[0]!;
  }

  #appendAll(type: string, inputs: readonly string[], count: number, attributes: NodeAttributes, domain: string): string[] {
    const outputs = Array.from({ length: count }, () => `${this.#prefix}n${this.#count++}`);
    this.nodes.push({ type, inputs, outputs, attributes, domain });
    return outputs;
  }

  #constant(type: ElementType, shape: readonly number[], values: readonly number[], data: () => Initializer['data']): string {
    const key = `${type}[${shape.join()}]${values.join()}`;
    const known = this.#constants.get(key);
    if (known) return known;
    const name = `${this.#prefix}c${this.#constants.size}`;
    this.#constants.set(key, name);
    this.#initializers.push({ name, type, shape, data: data() });
    return name;
  }
}
