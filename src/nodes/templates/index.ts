/** The gallery's shipped templates. */
import type { GraphDocument } from '../../runtime/graph/document';
import { conditionalGanTemplate } from './conditionalGan';
import { conditionalVaeTemplate } from './conditionalVae';
import { convVaeTemplate } from './convVae';
import { dcganTemplate } from './dcgan';
import { ganTemplate } from './gan';
import { drawnVaeTemplate } from './drawnVae';
import { continueTextTemplate } from './text/continueText';
import { newsDraftTemplate } from './text/newsDraft';
import { productAdTemplate } from './text/productAd';
import { quizQuestionTemplate } from './text/quizQuestion';
import { socialPostTemplate } from './text/socialPost';
import { storyChainTemplate } from './text/storyChain';
import { latentExplorerTemplate } from './latentExplorer';
import { storyToImageTemplate } from './storyToImage';
import { textToImageTemplate } from './textToImage';
import { vaeTemplate } from './vae';
import { wganGpTemplate } from './wganGp';

/** What templates make, in the gallery's order. */
export const templateGroups = ['images', 'text'] as const;

/** A template: its words are in the catalogue under `nodes.templates.<id>`. */
export interface Template {
  id: string;
  group: (typeof templateGroups)[number];
  document: GraphDocument;
}

export const templates: readonly Template[] = [
  { id: 'gan', group: 'images', document: ganTemplate },
  { id: 'dcgan', group: 'images', document: dcganTemplate },
  { id: 'conditional-gan', group: 'images', document: conditionalGanTemplate },
  { id: 'wgan-gp', group: 'images', document: wganGpTemplate },
  { id: 'vae', group: 'images', document: vaeTemplate },
  { id: 'latent-explorer', group: 'images', document: latentExplorerTemplate },
  { id: 'conv-vae', group: 'images', document: convVaeTemplate },
  { id: 'drawn-vae', group: 'images', document: drawnVaeTemplate },
  { id: 'conditional-vae', group: 'images', document: conditionalVaeTemplate },
  { id: 'text-to-image', group: 'images', document: textToImageTemplate },
  { id: 'continue-text', group: 'text', document: continueTextTemplate },
  { id: 'story-chain', group: 'text', document: storyChainTemplate },
  { id: 'product-ad', group: 'text', document: productAdTemplate },
  { id: 'news-draft', group: 'text', document: newsDraftTemplate },
  { id: 'quiz-question', group: 'text', document: quizQuestionTemplate },
  { id: 'story-to-image', group: 'text', document: storyToImageTemplate },
  { id: 'social-posts', group: 'text', document: socialPostTemplate },
];
