/** Where the two copies of onnxruntime-web are: the app's own, and the one that transformers.js brings along. */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The export condition under which onnxruntime-web takes its WebAssembly files from where the app serves them. */
export const externalRuntime = 'onnxruntime-web-use-extern-wasm';

const transformers = createRequire(import.meta.url).resolve('@huggingface/transformers');

/** Under this name the app imports the files of the very copy that transformers.js runs on. */
export const runtimeAlias = { '@transformers-onnxruntime': dirname(createRequire(transformers).resolve('onnxruntime-web')) };
