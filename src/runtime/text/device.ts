/** Where language models compute. */
export type ComputeDevice = 'wasm' | 'webgpu';
