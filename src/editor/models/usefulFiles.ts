/** Which of the files that a person gives could belong to a model. */
import type { GatheredFile } from '../files/gathered';

/** A model's folder may also hold weights of other programs, many times as large: these are not read at all. */
const useful = /(\.(json|onnx|zip)|\.onnx_data(_\d+)?)$/iu;

/** What of the files could belong to a model; all of them where nothing could, so that the refusal names them. */
export function usefulFiles(files: readonly GatheredFile[]): readonly GatheredFile[] {
  const found = files.filter(({ path }) => useful.test(path));
  return found.length > 0 ? found : files.slice(0, 3);
}
