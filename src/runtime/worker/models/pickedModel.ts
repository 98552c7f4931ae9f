/** A model from a person's own files: a folder's, or one zip of it. */
import { unzip } from 'fflate';
import { type Problem, error, isProblem } from '../../graph/problems';
import type { PickedFile } from '../../protocol';
import { type ModelConfig, type ModelLayout, layOutModel } from '../../text/modelLayout';

export interface PickedModel extends ModelLayout {
  readonly name: string;
  /** Bytes of `files`. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
}

const belongs = /\.(json|onnx|onnx_data(_\d+)?)$/u;

/** Finds a model among files, however deep they lie. Of several types of weights the most exact is taken. */
export async function readPickedModel(picked: readonly PickedFile[]): Promise<PickedModel | Problem> {
  const files = (await Promise.all(picked.map(unpack))).flat();
  const broken = files.find((file): file is Problem => !('bytes' in file));
  if (broken) return broken;
  const contents = byPath(files.filter((file): file is PickedFile => 'bytes' in file));
  const bytes = contents.get('config.json');
  if (!bytes) return error('model-file-missing', { values: { model: picked.map(({ name }) => name).slice(0, 3).join(', '), file: 'config.json' } });
  const config = readConfig(bytes);
  if (isProblem(config)) return config;
  const name = nameOf(picked, config);
  const layout = layOutModel(config, [...contents.keys()], null, name);
  return isProblem(layout) ? layout : { ...layout, name, contents };
}

/** The files of a zip, or the file itself. */
function unpack(file: PickedFile): Promise<(PickedFile | Problem)[]> {
  if (!file.name.toLowerCase().endsWith('.zip')) return Promise.resolve([file]);
  return new Promise((resolve) => {
    unzip(file.bytes, { filter: ({ name }) => belongs.test(name) }, (cause, entries) => {
      if (cause) resolve([error('zip-unreadable', { values: { name: file.name, detail: cause.message } })]);
      else resolve(Object.entries(entries).map(([name, bytes]) => ({ name, bytes: bytes as Uint8Array<ArrayBuffer> })));
    });
  });
}

/** Files by where the hub's layout has them; of two with one name, the one that lies less deep. */
function byPath(files: readonly PickedFile[]): Map<string, Uint8Array> {
  const depth = ({ name }: PickedFile): number => name.split('/').length;
  const contents = new Map<string, Uint8Array>();
  for (const file of files.filter(({ name }) => belongs.test(name)).toSorted((a, b) => depth(b) - depth(a))) {
    const base = file.name.split('/').at(-1)!;
    contents.set(base.endsWith('.json') ? base : `onnx/${base}`, file.bytes);
  }
  return contents;
}

function readConfig(bytes: Uint8Array): (ModelConfig & { _name_or_path?: string }) | Problem {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as ModelConfig;
  } catch (cause) {
    return error('model-file-unreadable', { values: { file: 'config.json', detail: cause instanceof Error ? cause.message : String(cause) } });
  }
}

/** Of the zip, of the folder, or what the configuration says. */
function nameOf(picked: readonly PickedFile[], config: ModelConfig & { _name_or_path?: string }): string {
  const first = picked[0]!.name;
  if (picked.length === 1) return first.replace(/\.zip$/iu, '');
  return (first.includes('/') ? first.split('/')[0] : config._name_or_path || config.model_type) || first;
}
