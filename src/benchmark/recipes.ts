/** The networks and losses of the benchmarks as plain data, for peers that do not read graph documents. */

export type PeerLayer =
  | { readonly kind: 'dense'; readonly units: number }
  | { readonly kind: 'conv' | 'convTranspose'; readonly filters: number; readonly kernel: number; readonly stride: number }
  | { readonly kind: 'leakyRelu'; readonly slope: number }
  | { readonly kind: 'dropout'; readonly rate: number }
  | { readonly kind: 'reshape'; readonly shape: readonly number[] }
  | { readonly kind: 'relu' | 'sigmoid' | 'tanh' | 'batchNorm' | 'flatten' };

interface Training {
  readonly batch: number;
  readonly rate: number;
  readonly beta1: number;
  /** Height, width and channels of a picture. */
  readonly image: readonly [number, number, number];
  readonly latent: number;
}

/** A discriminator's step on real and fake, then a generator's step on fresh noise. */
export interface GanRecipe extends Training {
  readonly kind: 'gan';
  readonly generator: readonly PeerLayer[];
  readonly discriminator: readonly PeerLayer[];
  /** The target of real pictures. */
  readonly realTarget: number;
}

/** Summed binary cross-entropy on logits plus the KL divergence. */
export interface VaeRecipe extends Training {
  readonly kind: 'vae';
  /** What precedes the head, which gives mean and log variance in one. */
  readonly encoder: readonly PeerLayer[];
  /** From a latent to logits. */
  readonly decoder: readonly PeerLayer[];
}

export type Recipe = GanRecipe | VaeRecipe;

const dense = (units: number): PeerLayer => ({ kind: 'dense', units });
const plain = (kind: 'relu' | 'sigmoid' | 'batchNorm' | 'flatten'): PeerLayer => ({ kind });
const leakyRelu: PeerLayer = { kind: 'leakyRelu', slope: 0.2 };
const dropout: PeerLayer = { kind: 'dropout', rate: 0.3 };
const conv = (filters: number): PeerLayer => ({ kind: 'conv', filters, kernel: 5, stride: 2 });
const convTranspose = (filters: number): PeerLayer => ({ kind: 'convTranspose', filters, kernel: 5, stride: 2 });
const reshape = (...shape: number[]): PeerLayer => ({ kind: 'reshape', shape });

/** How large a training step is. */
export interface Scale {
  /** Examples. */
  readonly batch: number;
  /** Units of hidden dense layers. */
  readonly width: number;
}

/** The size of all recipes. */
export const usualScale: Scale = { batch: 128, width: 128 };

const training = { batch: usualScale.batch, image: [28, 28, 1] } as const;

/** 100 -> Dense 128 ReLU -> BatchNorm -> Dense 784 sigmoid, against Dense 128 ReLU -> Dense 1. */
const gan: Recipe = {
  ...training,
  kind: 'gan',
  latent: 100,
  rate: 2e-4,
  beta1: 0.5,
  realTarget: 0.9,
  generator: [dense(128), plain('relu'), plain('batchNorm'), dense(784), plain('sigmoid'), reshape(28, 28, 1)],
  discriminator: [plain('flatten'), dense(128), plain('relu'), dense(1)],
};

/** 784 -> Dense 128 ReLU -> mean and log variance of 2 -> Dense 128 ReLU -> Dense 784. */
const vae: Recipe = {
  ...training,
  kind: 'vae',
  latent: 2,
  rate: 1e-3,
  beta1: 0.9,
  encoder: [plain('flatten'), dense(128), plain('relu')],
  decoder: [dense(128), plain('relu'), dense(784), reshape(28, 28, 1)],
};

/** 100 -> 7x7x64 -> transposed convolutions 5x5 of 32 and 1, against convolutions 5x5 of 32 and 64. */
const dcgan: Recipe = {
  ...training,
  kind: 'gan',
  latent: 100,
  rate: 2e-4,
  beta1: 0.5,
  realTarget: 0.9,
  generator: [
    dense(7 * 7 * 64),
    reshape(7, 7, 64),
    plain('batchNorm'),
    plain('relu'),
    convTranspose(32),
    plain('batchNorm'),
    plain('relu'),
    convTranspose(1),
    plain('sigmoid'),
  ],
  discriminator: [conv(32), leakyRelu, dropout, conv(64), leakyRelu, dropout, plain('flatten'), dense(1)],
};

/** By the id of the template that trains the same networks. */
export const recipes = { gan, vae, dcgan } as const;

export type ModelName = keyof typeof recipes;

/** The recipe of a model at another size. */
export function recipeAt(model: ModelName, { batch, width }: Scale = usualScale): Recipe {
  const widened = (layers: readonly PeerLayer[]) => layers.map((layer) => (layer.kind === 'dense' && layer.units === usualScale.width ? dense(width) : layer));
  const recipe = recipes[model];
  return recipe.kind === 'gan'
    ? { ...recipe, batch, generator: widened(recipe.generator), discriminator: widened(recipe.discriminator) }
    : { ...recipe, batch, encoder: widened(recipe.encoder), decoder: widened(recipe.decoder) };
}
