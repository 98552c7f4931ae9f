/** Which files of a model's folder are needed, and what the model can do. Pure. */
import type { TextTask } from '../graph/modelReference';
import { type Problem, error } from '../graph/problems';

/** What is read of a model's `config.json`. */
export interface ModelConfig {
  readonly architectures?: readonly string[];
  readonly model_type?: string;
  readonly 'transformers.js_config'?: { readonly use_external_data_format?: unknown };
}

export interface ModelLayout {
  readonly architecture: string;
  readonly tasks: readonly TextTask[];
  readonly dtype: string;
  /** Paths within the model's folder. */
  readonly files: readonly string[];
}

/** How transformers.js ends the names of weights of each type, the most exact first. */
const suffixes = { fp32: '', fp16: '_fp16', q8: '_quantized', int8: '_int8', uint8: '_uint8', q4: '_q4', q4f16: '_q4f16', bnb4: '_bnb4' } as const;

/** Types of weights, the most exact first. */
export const modelDtypes: readonly string[] = Object.keys(suffixes);

const required = ['config.json', 'tokenizer.json'];
const optional = ['tokenizer_config.json', 'generation_config.json', 'special_tokens_map.json'];

/**
 * Chooses the files of a model among those that are there.
 * @param dtype of its weights; null takes the most exact there is
 * @param where what to call the model in a problem
 */
export function layOutModel(config: ModelConfig, available: readonly string[], dtype: string | null, where: string): ModelLayout | Problem {
  const architectures = config.architectures ?? [config.model_type ?? ''];
  const [architecture = ''] = architectures;
  const missing = required.find((file) => !available.includes(file));
  if (missing !== undefined) return error('model-file-missing', { values: { model: where, file: missing } });
  const tasks = [...new Set(architectures.flatMap(tasksOf))];
  const graphs = graphsOf(tasks);
  if (!graphs) return error('model-unsupported', { values: { model: where, architecture: architecture || '?' } });
  const found = (dtype === null ? modelDtypes : [dtype]).find((candidate) => weightsOf(graphs, candidate, available));
  const weights = found === undefined ? null : weightsOf(graphs, found, available);
  if (found === undefined || !weights) {
    const offered = modelDtypes.filter((candidate) => weightsOf(graphs, candidate, available));
    if (offered.length > 0) return error('model-dtype-missing', { values: { model: where, dtype: dtype ?? '', offered: offered.join(', ') } });
    return error('model-file-missing', { values: { model: where, file: graphs.map(([name]) => `onnx/${name}${suffixOf(dtype ?? 'fp32')}.onnx`).join(', ') } });
  }
  const data = available.filter((file) => weights.some((path) => file.startsWith(`${path}_data`)));
  const files = [...required, ...optional.filter((file) => available.includes(file)), ...weights, ...data];
  return { architecture, tasks, dtype: found, files };
}

/** What a model of this architecture can do. */
function tasksOf(architecture: string): readonly TextTask[] {
  if (/(LMHeadModel|ForCausalLM)$/u.test(architecture)) return ['generate', 'tokenize'];
  if (architecture.endsWith('ForMaskedLM')) return ['fill-mask', 'tokenize'];
  if (/(ForConditionalGeneration|MTModel)$/u.test(architecture)) return ['text-to-text', 'tokenize'];
  return architecture.endsWith('Model') ? ['embed', 'tokenize'] : [];
}

/** The name of a model's one graph: those converted years ago have another one. */
export function graphFile(files: readonly string[]): string {
  return files.some((file) => file.startsWith('onnx/decoder_model_merged')) ? 'decoder_model_merged' : 'model';
}

/** Names of the ONNX graphs, each with its older names; null for a model that can do nothing. */
function graphsOf(tasks: readonly TextTask[]): readonly (readonly string[])[] | null {
  if (tasks.includes('text-to-text')) return [['encoder_model'], ['decoder_model_merged']];
  if (tasks.includes('generate')) return [['model', 'decoder_model_merged']];
  return tasks.length > 0 ? [['model']] : null;
}

/** Paths of the weights, or null where one is missing. */
function weightsOf(graphs: readonly (readonly string[])[], dtype: string, available: readonly string[]): string[] | null {
  const paths = graphs.flatMap((names) => names.map((name) => `onnx/${name}${suffixOf(dtype)}.onnx`).find((path) => available.includes(path)) ?? []);
  return paths.length === graphs.length ? paths : null;
}

function suffixOf(dtype: string): string {
  return suffixes[dtype as keyof typeof suffixes] ?? `_${dtype}`;
}
