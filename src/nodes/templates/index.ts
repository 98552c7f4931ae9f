/** The gallery's shipped templates. */
import type { GraphDocument } from '../../runtime/graph/document';
import { dcganTemplate } from './dcgan';
import { ganTemplate } from './gan';
import { vaeTemplate } from './vae';

/** A template: its words are in the catalogue under `nodes.templates.<id>`. */
export interface Template {
  id: string;
  document: GraphDocument;
}

export const templates: readonly Template[] = [
  { id: 'gan', document: ganTemplate },
  { id: 'dcgan', document: dcganTemplate },
  { id: 'vae', document: vaeTemplate },
];
