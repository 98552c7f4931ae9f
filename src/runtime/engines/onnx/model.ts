/** The part of the ONNX format that programs need, and its bytes. Field numbers are those of onnx.proto. */
import { ProtobufWriter } from './protobuf';

/** Element types, by the numbers of TensorProto.DataType. */
export const elementTypes = { f32: 1, i8: 3, i32: 6, i64: 7, bool: 9 } as const;

export type ElementType = keyof typeof elementTypes;

/** A size that is only known when the model runs has a name. */
export type Dimension = number | string;

export interface TensorInfo {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly Dimension[];
}

export interface Initializer {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly data: Float32Array | Int8Array | Int32Array | BigInt64Array;
}

/** Whole numbers are `{ integer }`, so that a float that happens to be whole stays a float. */
export type NodeAttribute =
  | { readonly float: number }
  | { readonly integer: number }
  | { readonly integers: readonly number[] }
  | { readonly text: string }
  | { readonly graph: GraphSpec };

export interface NodeSpec {
  readonly type: string;
  /** An empty name leaves an optional input out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, NodeAttribute>>;
  /** Empty for ONNX itself. */
  readonly domain: string;
}

export interface GraphSpec {
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
  readonly initializers: readonly Initializer[];
  readonly nodes: readonly NodeSpec[];
}

/** Operations of ONNX Runtime beyond the standard. */
export const runtimeDomain = 'com.microsoft';

const irVersion = 9;
const operationSets = [{ domain: '', version: 18 }, { domain: runtimeDomain, version: 1 }];

/** The bytes of a model file. */
export function encodeModel(graph: GraphSpec): Uint8Array {
  const model = new ProtobufWriter().integer(1, irVersion).message(7, encodeGraph(graph));
  for (const { domain, version } of operationSets) model.message(8, new ProtobufWriter().text(1, domain).integer(2, version));
  return model.finish();
}

function encodeGraph({ inputs, outputs, initializers, nodes }: GraphSpec): ProtobufWriter {
  const writer = new ProtobufWriter();
  for (const node of nodes) writer.message(1, encodeNode(node));
  writer.text(2, 'program');
  for (const initializer of initializers) writer.message(5, encodeInitializer(initializer));
  for (const input of inputs) writer.message(11, encodeTensorInfo(input));
  for (const output of outputs) writer.message(12, encodeTensorInfo(output));
  return writer;
}

function encodeNode({ type, inputs, outputs, attributes, domain }: NodeSpec): ProtobufWriter {
  const writer = new ProtobufWriter();
  for (const input of inputs) writer.text(1, input);
  for (const output of outputs) writer.text(2, output);
  // Profiles and error messages name the node by its result.
  writer.text(3, outputs[0] ?? '').text(4, type);
  for (const [name, attribute] of Object.entries(attributes)) writer.message(5, encodeAttribute(name, attribute));
  return domain === '' ? writer : writer.text(7, domain);
}

function encodeAttribute(name: string, attribute: NodeAttribute): ProtobufWriter {
  const writer = new ProtobufWriter().text(1, name);
  if ('float' in attribute) return writer.float(2, attribute.float).integer(20, 1);
  if ('integer' in attribute) return writer.integer(3, attribute.integer).integer(20, 2);
  if ('text' in attribute) return writer.text(4, attribute.text).integer(20, 3);
  if ('graph' in attribute) return writer.message(6, encodeGraph(attribute.graph)).integer(20, 5);
  for (const value of attribute.integers) writer.integer(8, value);
  return writer.integer(20, 7);
}

function encodeInitializer({ name, type, shape, data }: Initializer): ProtobufWriter {
  const writer = new ProtobufWriter();
  for (const size of shape) writer.integer(1, size);
  const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return writer.integer(2, elementTypes[type]).text(8, name).bytes(9, raw);
}

function encodeTensorInfo({ name, type, shape }: TensorInfo): ProtobufWriter {
  const dimensions = new ProtobufWriter();
  for (const size of shape) dimensions.message(1, typeof size === 'string' ? new ProtobufWriter().text(2, size) : new ProtobufWriter().integer(1, size));
  const tensor = new ProtobufWriter().integer(1, elementTypes[type]).message(2, dimensions);
  return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensor));
}
