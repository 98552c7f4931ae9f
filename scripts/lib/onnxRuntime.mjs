/** The export condition under which onnxruntime-web takes its WebAssembly files from where the app serves them. */
export const externalRuntime = 'onnxruntime-web-use-extern-wasm';
