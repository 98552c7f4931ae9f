/** A tiny GPT-2 as a person would bring it, and a graph that asks for one. */
import { zipSync } from 'fflate';
import { gpt2Files, gpt2Weights, tinyGpt2 } from '../../fixtures/languageModels/gpt2';
import type { TestFile } from './editor';

/** Files of the hub's layout, by path. Another seed gives another model. */
export function tinyModel(seed: number): Map<string, Uint8Array<ArrayBuffer>> {
  return gpt2Files(tinyGpt2, gpt2Weights(tinyGpt2, seed));
}

/** The model's folder as one zip, `<name>.zip`. */
export function zipped(name: string, files: ReadonlyMap<string, Uint8Array>): TestFile {
  return { name: `${name}.zip`, bytes: zipSync(Object.fromEntries([...files].map(([path, bytes]) => [`${name}/${path}`, bytes]))) };
}

/** The files without their folders, as a person would pick them one by one. */
export function loose(files: ReadonlyMap<string, Uint8Array>): TestFile[] {
  return [...files].map(([path, bytes]) => ({ name: path.split('/').at(-1)!, bytes }));
}

const node = (type: string, params: Record<string, unknown> = {}) => ({ type, typeVersion: 1, params });

/** A prompt that a GPT-2 continues, and its text. */
export function continuation(name: string, gpt2: Record<string, unknown> = {}) {
  return {
    format: 'latentloom',
    version: 1,
    meta: { name },
    nodes: {
      prompt: node('prompt', { text: 'Once' }),
      teller: node('gpt-2', { maxLength: 16, device: 'wasm', ...gpt2 }),
      output: node('text-output'),
    },
    edges: [
      { from: { node: 'prompt', port: 'text' }, to: { node: 'teller', port: 'prompt' } },
      { from: { node: 'teller', port: 'text' }, to: { node: 'output', port: 'text' } },
    ],
    layout: { prompt: { x: 0, y: 0 }, teller: { x: 320, y: 0 }, output: { x: 700, y: 0 } },
  };
}
