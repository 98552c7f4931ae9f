/** A document as text for a file: readable, stable, and with everything that it carries. */
import type { GraphDocument } from './document';

/** Indented JSON; loading it again gives the same document. */
export function serializeDocument(document: GraphDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
