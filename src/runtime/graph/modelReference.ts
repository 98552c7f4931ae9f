/** How documents name a language model: built in, from the Hugging Face hub at a pinned revision, or the user's own files. */

export type ModelReference =
  | { kind: 'built-in'; id: string }
  /** `dtype` as transformers.js names it: fp32, fp16, q8, q4, q4f16. */
  | { kind: 'hub'; id: string; revision: string; dtype: string }
  /** By the SHA-256 of its files' names and contents. */
  | { kind: 'files'; hash: string };

/** What a model can be used for: continue a text, fill its masks, answer it, place it among others, or only cut it into tokens. */
export type TextTask = 'generate' | 'fill-mask' | 'text-to-text' | 'embed' | 'tokenize';

const hub = /^hub:([\w.-]+\/[\w.-]+|[\w.-]+)@([\w./-]+)#(\w+)$/u;

/** Reads `built-in:<id>`, `hub:<id>@<revision>#<dtype>` or `files:<hash>`; null for anything else. */
export function parseModelReference(text: string): ModelReference | null {
  if (/^built-in:[\w./-]+$/u.test(text)) return { kind: 'built-in', id: text.slice('built-in:'.length) };
  if (/^files:[0-9a-f]{64}$/u.test(text)) return { kind: 'files', hash: text.slice('files:'.length) };
  const match = hub.exec(text);
  return match && { kind: 'hub', id: match[1]!, revision: match[2]!, dtype: match[3]! };
}

/** The text that `parseModelReference` reads. */
export function formatModelReference(reference: ModelReference): string {
  switch (reference.kind) {
    case 'built-in':
      return `built-in:${reference.id}`;
    case 'hub':
      return `hub:${reference.id}@${reference.revision}#${reference.dtype}`;
    case 'files':
      return `files:${reference.hash}`;
  }
}
