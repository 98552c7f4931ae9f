/** A language model in memory: its graphs in ONNX Runtime, through transformers.js. */
import { AutoModel, AutoModelForCausalLM, AutoModelForMaskedLM, AutoModelForSeq2SeqLM, type PreTrainedModel, Tensor } from '@huggingface/transformers';
import { type Problem, error } from '../graph/problems';
import type { ComputeDevice } from './device';
import type { ModelFiles } from './files';
import { graphFile } from './modelLayout';
import { withFiles } from './runtime';

const classes = {
  generate: AutoModelForCausalLM,
  'fill-mask': AutoModelForMaskedLM,
  'text-to-text': AutoModelForSeq2SeqLM,
  embed: AutoModel,
} as const;

export type ModelTask = keyof typeof classes;

/** Tensors by the names that a graph gives them. */
export type Tensors = Readonly<Record<string, Tensor>>;

/** A tensor of ONNX Runtime, as transformers.js holds one in each of its own. */
export type RawTensor = Tensor['ort_tensor'];

type RawTensors = Readonly<Record<string, RawTensor>>;

interface Session {
  readonly inputNames: readonly string[];
  readonly inputMetadata: readonly InputMetadata[];
  run(inputs: RawTensors): Promise<RawTensors>;
}

/** What a graph says of an input; sizes that it leaves open have names. */
interface InputMetadata {
  readonly name: string;
  readonly type: RawTensor['type'];
  readonly shape: readonly (number | string)[];
}

/** Inputs that keys and values of earlier tokens enter by. */
export const cachePrefix = 'past_key_values';

/**
 * Runs a decoder step by step, without what transformers.js does around each run: it checks every input and wraps every
 * output anew, which takes a small model as long as a sixth of its arithmetic.
 * @returns outputs for the inputs of one step and the keys and values of those before (null before the first), by the
 * graph's own names; graphs that can do so give logits of the last token alone
 */
export function decoderStep({ sessions, config }: PreTrainedModel): (inputs: Tensors, past: RawTensors | null) => Promise<RawTensors> {
  const session = sessions.model as Session;
  const taken = (tensors: Tensors): RawTensors => unwrapped(Object.fromEntries(Object.entries(tensors).filter(([name]) => session.inputNames.includes(name))));
  const constant = taken({ num_logits_to_keep: new Tensor('int64', [1n], []) });
  const going = taken({ use_cache_branch: new Tensor('bool', [true], [1]) });
  const beginning = taken({ use_cache_branch: new Tensor('bool', [false], [1]) });
  const heads = Number(config.normalized_config.num_heads);
  return (inputs, past) => {
    const batch = inputs.input_ids!.dims[0]!;
    const cache = past ? { ...past, ...going } : { ...emptyCache(session, { batch_size: batch, 'batch_size x num_heads': batch * heads }), ...beginning };
    return session.run({ ...taken(inputs), ...cache, ...constant });
  };
}

/** Keys and values of no tokens; sizes that are open and not among `sizes` count tokens. */
function emptyCache({ inputMetadata }: Session, sizes: Readonly<Record<string, number>>): RawTensors {
  const entries = inputMetadata.filter(({ name }) => name.startsWith(cachePrefix));
  return unwrapped(Object.fromEntries(entries.map(({ name, type, shape }) => [name, emptyTensor(type, shape.map((size) => (typeof size === 'number' ? size : (sizes[size] ?? 0))))])));
}

/** An ordinary array becomes numbers of half precision in new browsers only. */
function emptyTensor(type: RawTensor['type'], dims: number[]): Tensor {
  return new Tensor(type, type === 'float16' ? new Uint16Array() : [], dims);
}

/** The tensors of ONNX Runtime in those of transformers.js. */
export function unwrapped(tensors: Tensors): RawTensors {
  return Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, tensor.ort_tensor]));
}

/** Puts a model's graphs into ONNX Runtime. A problem from here leaves the runtime of this thread unusable. */
export async function openSession(files: ModelFiles, task: ModelTask, device: ComputeDevice): Promise<PreTrainedModel | Problem> {
  try {
    return await withFiles(files.bytes, (name) =>
      classes[task].from_pretrained(name, {
        device,
        dtype: files.layout.dtype as 'fp32',
        model_file_name: graphFile(files.layout.files),
        use_external_data_format: besideGraphs(files.layout.files),
      }),
    );
  } catch (cause) {
    return sessionProblem(cause, files.name);
  }
}

/** How many files hold weights beside each graph, by the graph's file name. */
function besideGraphs(paths: readonly string[]): Record<string, number> {
  const graphs = paths.filter((path) => path.endsWith('.onnx'));
  return Object.fromEntries(graphs.map((graph) => [graph.split('/').at(-1)!, paths.filter((path) => path.startsWith(`${graph}_data`)).length]));
}

/** What a failure of ONNX Runtime means. */
export function sessionProblem(cause: unknown, model: string): Problem {
  const detail = cause instanceof Error ? cause.message : String(cause);
  if (/bad_alloc|out of memory|OOM|memory access|Array buffer allocation|allocat/iu.test(detail)) return error('model-too-large', { values: { model } });
  if (/protobuf|failed to load model|ModelProto|INVALID_GRAPH|INVALID_PROTOBUF|not a valid/iu.test(detail)) return error('model-corrupt', { values: { model, detail: firstLine(detail) } });
  if (/no available backend|adapter|does not support fp16|Unsupported device/iu.test(detail)) return error('text-device-unavailable', { values: { model, detail: firstLine(detail) } });
  return error('model-failed', { values: { model, detail: firstLine(detail) } });
}

/** Rows of ids as an int64 tensor. */
export function idTensor(rows: readonly (readonly number[])[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(rows.flatMap((row) => row.map(BigInt))), [rows.length, rows[0]!.length]);
}

function firstLine(text: string): string {
  return text.split('\n')[0]!.slice(0, 300);
}
