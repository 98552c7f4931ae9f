import { expect, it } from 'vitest';
import { formatModelReference, parseModelReference } from '../../../../src/runtime/graph/modelReference';

it.each(['built-in:latentloom/storyteller', 'hub:openai-community/gpt2@607a30d783dfa663caf39e06633721c8d4cfcd7e#fp32', 'hub:gpt2@main#q8', `files:${'0a'.repeat(32)}`])('reads and writes %s', (text) => {
  const reference = parseModelReference(text);
  expect(reference).not.toBeNull();
  expect(formatModelReference(reference!)).toBe(text);
});

it.each(['', 'gpt2', 'hub:gpt2', 'hub:a/b/c@main#fp32', 'files:12', 'built-in:'])('refuses %j', (text) => {
  expect(parseModelReference(text)).toBeNull();
});
