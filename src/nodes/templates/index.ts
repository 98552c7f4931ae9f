/** The gallery's shipped templates. */
import type { GraphDocument } from '../../runtime/graph/document';
import { conditionalGanTemplate } from './conditionalGan';
import { conditionalVaeTemplate } from './conditionalVae';
import { convVaeTemplate } from './convVae';
import { dcganTemplate } from './dcgan';
import { ganTemplate } from './gan';
import { vaeTemplate } from './vae';
import { wganGpTemplate } from './wganGp';

/** A template: its words are in the catalogue under `nodes.templates.<id>`. */
export interface Template {
  id: string;
  document: GraphDocument;
}

export const templates: readonly Template[] = [
  { id: 'gan', document: ganTemplate },
  { id: 'dcgan', document: dcganTemplate },
  { id: 'conditional-gan', document: conditionalGanTemplate },
  { id: 'wgan-gp', document: wganGpTemplate },
  { id: 'vae', document: vaeTemplate },
  { id: 'conv-vae', document: convVaeTemplate },
  { id: 'conditional-vae', document: conditionalVaeTemplate },
];
