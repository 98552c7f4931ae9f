/** The peer of text benchmarks: transformers.js called by hand, on the same files of ONNX Runtime. */
import { AutoModelForCausalLM, AutoTokenizer, type PreTrainedTokenizer, TextStreamer, env } from '@huggingface/transformers';
import { expose } from 'comlink';
import type { ComputeDevice } from '../../runtime/text/device';
import { runtimeFiles, threads } from '../../runtime/text/runtimeFiles';

/** What is called of a model: the ids of all tokens come back as a tensor. */
interface Generating {
  generate(options: object): Promise<{ readonly dims: readonly number[] }>;
}

let model: Generating;
let tokenizer: PreTrainedTokenizer;

const byHand = {
  /** Loads a model that the page's origin serves. @returns how many tokens the prompt has */
  async open(id: string, device: ComputeDevice, prompt: string): Promise<{ description: string; promptTokens: number }> {
    Object.assign(env, { allowLocalModels: true, allowRemoteModels: false, localModelPath: '/models/', useBrowserCache: false, useWasmCache: false });
    Object.assign(env.backends.onnx.wasm!, { wasmPaths: runtimeFiles[device], numThreads: threads() });
    tokenizer = await AutoTokenizer.from_pretrained(id);
    model = (await AutoModelForCausalLM.from_pretrained(id, { device, dtype: 'fp32' })) as unknown as Generating;
    return { description: `transformers.js ${env.version} by hand, ${device}, threads: ${threads()}`, promptTokens: tokenizer.encode(prompt).length };
  },

  /** Continues a prompt greedily, with its text streamed as a page would want it. @returns how many tokens were added */
  async generate(prompt: string, tokens: number, heard: () => void): Promise<number> {
    const inputs = tokenizer(prompt);
    const streamer = new TextStreamer(tokenizer, { skip_prompt: true, callback_function: () => {}, token_callback_function: () => heard() });
    const output = await model.generate({ ...inputs, max_new_tokens: tokens, do_sample: false, streamer });
    return output.dims[1]! - inputs.input_ids.dims[1]!;
  },
};

export type ByHand = typeof byHand;

expose(byHand);
