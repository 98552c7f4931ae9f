/** Language models as people see them: built in, from the hub, or their own files. Pure. */
import type { Params, ParamSpec } from '../../nodes/define';
import type { GraphDocument, NodeId } from '../../runtime/graph/document';
import { formatModelReference, type ModelReference, parseModelReference, type TextTask } from '../../runtime/graph/modelReference';
import type { StoredModel } from '../../storage/modelFiles';
import type { ShippedModel } from '../../storage/shippedModels';

export type ModelOrigin = ModelReference['kind'];

export const modelOrigins: readonly ModelOrigin[] = ['built-in', 'hub', 'files'];

/** A model of the library. */
export interface ModelEntry {
  readonly reference: string;
  readonly origin: ModelOrigin;
  /** In full, such as `onnx-community/gpt2-ONNX`. */
  readonly name: string;
  readonly architecture: string;
  readonly tasks: readonly TextTask[];
  readonly bytes: number;
  /** Milliseconds since 1970; null for models that come with the app. */
  readonly addedAt: number | null;
  /** False where a download was cut short. */
  readonly complete: boolean;
}

/** A model that comes with the app. */
export function builtInEntry({ id, architecture, tasks, bytes }: ShippedModel): ModelEntry {
  const reference = formatModelReference({ kind: 'built-in', id });
  return { reference, origin: 'built-in', name: id, architecture, tasks, bytes, addedAt: null, complete: true };
}

/** A model that this browser keeps; null where its reference cannot be read. */
export function entryOf({ reference, name, architecture, tasks, bytes, addedAt, complete }: StoredModel): ModelEntry | null {
  const origin = parseModelReference(reference)?.kind;
  return origin ? { reference, origin, name, architecture, tasks, bytes, addedAt, complete } : null;
}

/** Why a model cannot be chosen for a task; null where it can. */
export function misfit({ tasks, complete }: ModelEntry, task: TextTask): 'incomplete' | 'task' | null {
  if (!complete) return 'incomplete';
  return tasks.includes(task) ? null : 'task';
}

/** What the model is for; to cut text into tokens is told only of models that can do nothing else. */
export function purposes(tasks: readonly TextTask[]): readonly TextTask[] {
  const own = tasks.filter((task) => task !== 'tokenize');
  return own.length > 0 ? own : tasks;
}

/** A model's name where room is short: without owner, with the type of its weights. */
export function shortName(reference: string, name: string): string {
  const parsed = parseModelReference(reference);
  const last = name.split('/').at(-1) ?? name;
  return parsed?.kind === 'hub' ? `${last} · ${parsed.dtype}` : last;
}

/** The name of a model that is not in this browser, as far as its reference tells; null where it tells none. */
export function nameInReference(reference: string): string | null {
  const parsed = parseModelReference(reference);
  return parsed && parsed.kind !== 'files' ? parsed.id : null;
}

/** Nodes that name a model. */
export function nodesUsing(document: GraphDocument, reference: string, paramsOfType: (type: string) => Readonly<Record<string, ParamSpec>>): NodeId[] {
  return Object.entries(document.nodes).flatMap(([id, { type, params }]) => {
    const uses = Object.entries(paramsOfType(type)).some(([name, spec]) => spec.kind === 'model' && valueOf(params, name, spec) === reference);
    return uses ? [id] : [];
  });
}

function valueOf(params: Params, name: string, spec: Extract<ParamSpec, { kind: 'model' }>): unknown {
  return params[name] ?? spec.default;
}
