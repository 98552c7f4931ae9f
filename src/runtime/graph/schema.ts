/** One validator for the document: shape, persistence check and defaults. Unknown fields pass through. */
import * as z from 'zod/mini';
import type { Json } from './document';

// The page's content security policy forbids the code generation that zod would otherwise try.
z.config({ ...z.locales.en(), jitless: true });

const finite = z.number();
const name = z.string().check(z.minLength(1), z.maxLength(200));
const version = z.int().check(z.gte(1));
const params = z.record(z.string(), z.json()) as z.ZodMiniType<Record<string, Json>>;

export const nodeSchema = z.looseObject({
  type: name,
  typeVersion: version,
  params,
});

export const edgeSchema = z.looseObject({
  from: z.looseObject({ node: name, port: name }),
  to: z.looseObject({ node: name, port: name }),
});

export const layoutSchema = z.looseObject({
  x: finite,
  y: finite,
  width: z.optional(finite),
  height: z.optional(finite),
});

export const metaSchema = z.looseObject({
  name: z.string().check(z.maxLength(200)),
  description: z.optional(z.string().check(z.maxLength(10_000))),
});

/** The outer shape of a drawing. */
export const drawingSchema = z.looseObject({
  nodes: z.record(z.string(), z.unknown()),
  edges: z._default(z.array(z.unknown()), []),
  layout: z._default(z.record(z.string(), z.unknown()), {}),
});

/** The outermost shape; what is inside is checked entry by entry, so that one bad node does not lose the rest. */
export const envelopeSchema = z.looseObject({
  format: z.literal('latentloom'),
  version,
  nodes: z.record(z.string(), z.unknown()),
  edges: z.array(z.unknown()),
  layout: z._default(z.record(z.string(), z.unknown()), {}),
  meta: z.optional(z.unknown()),
});
