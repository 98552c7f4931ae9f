/** The gallery's shipped templates. */
import type { GraphDocument } from '../../runtime/graph/document';
import { ganTemplate } from './gan';

/** A template: its words are in the catalogue under `nodes.templates.<id>`. */
export interface Template {
  id: string;
  document: GraphDocument;
}

export const templates: readonly Template[] = [{ id: 'gan', document: ganTemplate }];
