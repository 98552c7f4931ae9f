/** From untrusted JSON to a document. Never throws: it repairs what it can and lists every problem with its path. */
import { checkParts, issuesOf } from './checkParts';
import { clean } from './clean';
import { type GraphDocument, documentVersion } from './document';
import { withDrawing } from './drawing';
import { migrate } from './migrations';
import { type Problem, error, warning } from './problems';
import { envelopeSchema, metaSchema } from './schema';

/** What came out of a file: a document unless nothing could be saved, and what was wrong. */
export interface Loaded {
  document: GraphDocument | null;
  problems: Problem[];
}

/** Largest file that is parsed, in characters: a graph without weights is far below it. */
const longest = 20_000_000;

/** Reads a file's text. */
export function parseDocument(text: string): Loaded {
  if (text.length > longest) return { document: null, problems: [error('file-too-large', { values: { size: text.length, limit: longest } })] };
  try {
    return loadDocument(JSON.parse(text));
  } catch (cause) {
    return { document: null, problems: [error('file-not-json', { values: { detail: cause instanceof Error ? cause.message : '' } })] };
  }
}

/** Checks parsed JSON. Problems of severity `error` mean that something of the file is not in the document. */
export function loadDocument(json: unknown): Loaded {
  const problems: Problem[] = [];
  const envelope = envelopeSchema.safeParse(clean(json, problems));
  if (!envelope.success) return { document: null, problems: [...problems, ...issuesOf(envelope.error, '')] };
  if (envelope.data.version > documentVersion) {
    const values = { version: envelope.data.version, supported: documentVersion };
    return { document: null, problems: [error('file-too-new', { path: 'version', values })] };
  }
  const checked = migrate(envelope.data);
  const parts = checkParts(checked, '', problems);
  const nodes = Object.fromEntries(Object.entries(parts.nodes).map(([id, node]) => [id, withDrawing(node, `nodes.${id}`, problems)]));
  const meta = metaSchema.safeParse(checked.meta ?? { name: '' });
  if (!meta.success) problems.push(...issuesOf(meta.error, 'meta'));
  // What arrives at a drawing is told by the graph around it, never by a file.
  const document = { ...checked, boundary: undefined, ...parts, nodes, meta: meta.success ? meta.data : { name: '' } };
  return { document: document as GraphDocument, problems };
}

/** A node of a type or version that this app does not know: kept, shown, never run. */
export function unknownNode(id: string, type: string): Problem {
  return warning('node-unknown', { node: id, path: `nodes.${id}.type`, values: { type } });
}
