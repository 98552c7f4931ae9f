/** One validator for the document: shape, persistence check and defaults. Unknown fields pass through. */
import { z } from 'zod';
import type { Json } from './document';

// The page's content security policy forbids the code generation that zod would otherwise try.
z.config({ jitless: true });

const finite = z.number().finite();
const name = z.string().min(1).max(200);
const params = z.record(z.string(), z.json()) as z.ZodType<Record<string, Json>>;

export const nodeSchema = z.looseObject({
  type: name,
  typeVersion: z.number().int().min(1),
  params,
});

export const edgeSchema = z.looseObject({
  from: z.looseObject({ node: name, port: name }),
  to: z.looseObject({ node: name, port: name }),
});

export const layoutSchema = z.looseObject({
  x: finite,
  y: finite,
  width: finite.optional(),
  height: finite.optional(),
});

export const metaSchema = z.looseObject({ name: z.string().max(200), description: z.string().max(10_000).optional() });

/** The outermost shape; what is inside is checked entry by entry, so that one bad node does not lose the rest. */
export const envelopeSchema = z.looseObject({
  format: z.literal('latentloom'),
  version: z.number().int().min(1),
  nodes: z.record(z.string(), z.unknown()),
  edges: z.array(z.unknown()),
  layout: z.record(z.string(), z.unknown()).default({}),
  meta: z.unknown().optional(),
});
