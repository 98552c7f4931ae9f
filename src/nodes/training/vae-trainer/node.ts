/** VAE Trainer: encoder and decoder learn together, to rebuild pictures from codes that stay near a standard normal. */
import { add, mul } from '../../../runtime/tensor/operations';
import { type TrainingPhase, defineNode } from '../../define';
import { port } from '../../ports';
import { divergence, reconstructionLosses, warmedUp } from './losses';

export const node = defineNode({
  type: 'vae-trainer',
  version: 1,
  category: 'training',
  icon: 'Repeat2',
  inputs: {
    target: { type: port.image() },
    logits: { type: port.image() },
    mean: { type: port.latent() },
    logVariance: { type: port.latent() },
  },
  outputs: { metrics: { type: port.metrics() } },
  params: {
    steps: { kind: 'integer', default: 7_000, min: 1, max: 1_000_000, primary: true, live: true },
    batch: { kind: 'integer', default: 128, min: 1, max: 1024 },
    loss: { kind: 'choice', default: 'crossEntropy', options: Object.keys(reconstructionLosses) },
    beta: { kind: 'number', default: 1, min: 0, max: 100 },
    warmUp: { kind: 'integer', default: 0, min: 0, max: 1_000_000 },
    learningRate: { kind: 'number', default: 1e-3, min: 0, max: 1, scale: 'log', live: true },
    beta1: { kind: 'number', default: 0.9, min: 0, max: 0.999 },
    beta2: { kind: 'number', default: 0.999, min: 0, max: 0.99999 },
    seed: { kind: 'seed', default: 0 },
    checkpoint: { kind: 'checkpoint', default: '' },
  },
  sink: true,
  recipe: 'autoencoding',
  metrics: ['loss', 'reconstruction', 'kl'],
  phases: () => [phase],
});

const phase: TrainingPhase = {
  name: 'autoencoder',
  moves: 'all',
  learningRate: 'learningRate',
  loss({ builder: b, params, step, input, metric }) {
    const reconstruction = reconstructionLosses[String(params.loss)]!(b, input('logits')!, input('target')!);
    const kl = divergence(b, input('mean')!, input('logVariance')!);
    const loss = add(b, reconstruction, mul(b, kl, warmedUp(b, Number(params.beta), Number(params.warmUp), step)));
    metric('loss', loss);
    metric('reconstruction', reconstruction);
    metric('kl', kl);
    return loss;
  },
};
