/** Words of the nodes: titles, help, ports, parameters, layers. */
import { textNodes, textTemplates } from './textNodes';
import { analysisNodes } from './analysis';
import { drawingNodes, layers } from './layers';

const samples = { label: 'Samples', help: 'How many examples a run shows.' };

export const nodes = {
  categories: { sources: 'Sources', text: 'Text', latents: 'Latents', networks: 'Networks', training: 'Training', outputs: 'Outputs', layers: 'Layers' },

  'noise-source': {
    title: 'Noise Source',
    summary: 'Random latents for a generator',
    keywords: 'random gaussian normal uniform latent z',
    help: 'Draws random latent vectors. The same seed always gives the same samples, so that the pictures of a network that learns can be compared. While a network trains, every step draws fresh noise.',
    ports: { latent: 'latent' },
    params: {
      dim: { label: 'Dimensions', help: 'Length of each latent vector.' },
      distribution: { label: 'Distribution', help: 'Normal: mean 0, deviation 1. Uniform: from -1 to 1.', options: { normal: 'Normal', uniform: 'Uniform' } },
      samples,
      seed: { label: 'Seed', help: 'Fixes all randomness of this node.' },
    },
  },
  dataset: {
    title: 'Dataset',
    summary: 'Labelled pictures to learn from',
    keywords: 'data mnist digits images idx stroke folder zip png jpeg webp photos augment',
    help: 'Gives batches of labelled pictures. Stroke Digits are drawn on the spot from vector strokes, without end, and each keeps how it was drawn: style, slant, rotation, thickness, scale and aspect. Captioned Digits differ more, and each comes with a caption that says what it looks like; combinations of words that are held out never come up in training. Drop pictures of your own here, a folder or a zip of them (each folder inside is a class), or IDX files; they stay in this browser.',
    ports: { images: 'images', labels: 'labels', captions: 'captions', attributes: 'attributes' },
    params: {
      source: { label: 'Data', help: 'Stroke Digits, with captions or without, the public MNIST, or files of your own.' },
      range: { label: 'Pixel range', help: 'A sigmoid generator needs 0 to 1, a tanh generator -1 to 1.', options: { zeroToOne: '0 to 1', minusOneToOne: '-1 to 1' } },
      samples,
      seed: { label: 'Seed', help: 'Fixes the order of the examples, and the strokes of Stroke Digits.' },
      heldOut: { label: 'Held out', help: 'Share of the examples that no network learns from, so that Quality can judge with them. Of Captioned Digits: share of the combinations of a digit and two words.' },
      splitSeed: { label: 'Split seed', help: 'Fixes which examples are held out.' },
      shift: { label: 'Shift', help: 'Moves each picture at random, at most so many pixels to each side. Held-out pictures stay as they are.' },
      rotate: { label: 'Rotate', help: 'Turns each picture at random, at most so many degrees to each side.' },
      flip: { label: 'Mirror', help: 'Mirrors every second picture, left for right. Not for digits and letters.' },
      noise: { label: 'Noise', help: 'Deviation of random numbers that are added to each pixel.' },
    },
  },
  'class-labels': {
    title: 'Class Labels',
    summary: 'Which classes a network shall draw',
    keywords: 'label digit category conditional choose pick one-hot',
    help: 'Gives class labels to the “condition” of a network: all classes one after the other, as many samples of each, or the one that you choose. While a network trains on them, every step draws classes at random, all alike likely.',
    ports: { labels: 'labels' },
    params: {
      classes: { label: 'Classes', help: 'How many classes there are.' },
      show: { label: 'Give', help: 'Every class in turn, or one alone.', options: { all: 'All classes', one: 'One class' } },
      label: { label: 'Class', help: 'The one that is given, from 0; for digits, the digit.' },
      samples,
      seed: { label: 'Seed', help: 'Fixes the classes that training draws.' },
    },
  },
  generator: {
    title: 'Generator',
    summary: 'A network from noise to pictures',
    keywords: 'network gan decoder dense layers',
    help: 'A network that turns latents into pictures. It learns from the trainer that it is wired to through a discriminator. Its layers are edited in the inspector; each line shows the shape after the layer and its number of weights. Double-click it to see them as a diagram, and to draw branches and skips.',
    ports: { latent: 'latent', condition: 'condition', images: 'images', network: 'network' },
    params: {
      layers: { label: 'Layers', help: 'In order, from input to output.', presets: { dense: 'Dense GAN, 28×28', deep: 'Deeper dense GAN, 28×28', dcgan: 'DCGAN, 28×28', smallDcgan: 'Small DCGAN, 28×28', conditional: 'Conditional GAN, 28×28', conditionalDcgan: 'Conditional DCGAN, 28×28', tiny: 'Tiny, 28×28' } },
      seed: { label: 'Seed', help: 'Fixes the initial weights.' },
    },
  },
  discriminator: {
    title: 'Discriminator',
    summary: 'A network that tells real from fake',
    keywords: 'network gan critic classifier logits',
    help: 'A network that gives each picture one logit: high for real, low for fake. Both inputs pass through the same weights.',
    ports: { real: 'real', fake: 'fake', condition: 'condition', realLogits: 'real logits', fakeLogits: 'fake logits', network: 'network' },
    params: {
      layers: { label: 'Layers', help: 'In order, from input to output; the last gives one logit.', presets: { dense: 'Dense', deep: 'Deeper, with dropout', dcgan: 'DCGAN', conditional: 'Conditional GAN', conditionalDcgan: 'Conditional DCGAN', critic: 'Critic for WGAN-GP', tiny: 'Tiny' } },
      seed: { label: 'Seed', help: 'Fixes the initial weights.' },
    },
  },
  encoder: {
    title: 'Encoder',
    summary: 'A network from pictures to latents',
    keywords: 'network vae autoencoder mean variance',
    help: 'A network that says where in the latent space a picture lies: a mean, and a log-variance for how sure it is. After its layers come two heads, one for each, in one Dense layer. Applied elsewhere, its network gives the mean.',
    ports: { images: 'images', condition: 'condition', mean: 'mean', logVariance: 'log-variance', network: 'network' },
    params: {
      latent: { label: 'Latent size', help: 'Length of each latent vector.' },
      layers: { label: 'Layers', help: 'In order, from the input to the heads; the last gives a flat row.', presets: { dense: 'Dense VAE', convolutional: 'Convolutional VAE, 28×28', conditional: 'Conditional VAE', prompted: 'Told a text', tiny: 'Tiny' } },
      seed: { label: 'Seed', help: 'Fixes the initial weights.' },
    },
  },
  network: {
    title: 'Network',
    summary: 'Layers of your own between any two places',
    keywords: 'neural custom draw layers mlp perceptron block subnet',
    help: 'A network that takes any numbers and gives any numbers. Double-click it to draw its layers as a diagram, with branches and skips. It learns from the trainer that it leads to.',
    ports: { input: 'input', condition: 'condition', output: 'output', network: 'network' },
    params: {
      layers: { label: 'Layers', help: 'In order, from input to output.', presets: { perceptron: 'Perceptron, ten outputs', empty: 'Empty, to be drawn' } },
      seed: { label: 'Seed', help: 'Fixes the initial weights.' },
    },
  },
  'sample-latent': {
    title: 'Sample Latent',
    summary: 'Draws a latent near its mean',
    keywords: 'reparametrization reparameterization trick vae noise gaussian',
    help: 'Draws from the normal distribution that an encoder describes: the mean, plus the deviation times fresh noise. Written so, the encoder can learn through the draw.',
    ports: { mean: 'mean', logVariance: 'log-variance', latent: 'latent' },
    params: {
      outside: { label: 'When not training', help: 'What is given when no network learns from it.', options: { mean: 'The mean', sample: 'A draw' } },
      seed: { label: 'Seed', help: 'Fixes the noise.' },
    },
  },
  decoder: {
    title: 'Decoder',
    summary: 'A network from latents to pictures',
    keywords: 'network vae autoencoder generator',
    help: 'A network that draws the picture of a latent. Its layers give logits, from which a trainer computes its loss; the pictures are their sigmoid, so the layers need none at their end.',
    ports: { latent: 'latent', condition: 'condition', images: 'images', logits: 'logits', network: 'network' },
    params: {
      layers: { label: 'Layers', help: 'In order, from input to output; the last gives a logit for every pixel.', presets: { dense: 'Dense VAE, 28×28', convolutional: 'Convolutional VAE, 28×28', residual: 'Residual convolutional VAE, 28×28', conditional: 'Conditional VAE, 28×28', prompted: 'Told a text, 28×28', tiny: 'Tiny, 28×28' } },
      seed: { label: 'Seed', help: 'Fixes the initial weights.' },
    },
  },
  'condition-encoder': {
    title: 'Condition Encoder',
    summary: 'Learns how to tell a network its condition',
    keywords: 'embedding label class attribute conditional vector network',
    help: 'A network in front of the “condition” of others: it turns class labels into learned vectors, or rows of numbers into other rows. It learns together with the networks that it tells.',
    ports: { input: 'input', condition: 'condition', network: 'network' },
    params: {
      layers: { label: 'Layers', help: 'In order; the first takes labels or a row of numbers, the last gives a row.', presets: { classes: 'Ten classes', numbers: 'Rows of numbers' } },
      seed: { label: 'Seed', help: 'Fixes the initial weights.' },
    },
  },
  'text-encoder': {
    title: 'Text Encoder',
    summary: 'Learns how to tell a network a text',
    keywords: 'prompt caption word embedding clip conditional text-to-image network',
    help: 'A network in front of the “condition” of others: it turns texts into rows of numbers, and learns together with the networks that it tells. Wire the captions of a Dataset to “text”: a vector is learned for each word, and words that no caption has are passed over. Or wire a Text Embedding to “embedding”, and it learns to read what a language model makes of a text. Prompts go through the same weights with Apply Network.',
    ports: { text: 'text', embedding: 'embedding', condition: 'condition', network: 'network' },
    params: {
      layers: { label: 'Layers', help: 'In order; the first takes words or an embedding, the last gives a row.', presets: { words: 'Learned words', embedding: 'Embeddings of a language model' } },
      seed: { label: 'Seed', help: 'Fixes the initial weights.' },
    },
  },
  'apply-network': {
    title: 'Apply Network',
    summary: 'Use a network’s weights elsewhere',
    keywords: 'reuse share weights score decode',
    help: 'Runs the network of another node, with the same weights, on other inputs: score a picture, decode another latent, read a prompt.',
    ports: { network: 'network', input: 'input', condition: 'condition', output: 'output' },
    params: {},
  },
  'gan-trainer': {
    title: 'GAN Trainer',
    summary: 'Trains generator and discriminator together',
    keywords: 'train adversarial adam loss optimizer',
    help: 'Each step: the discriminator learns to give real pictures a high logit and fake ones a low one, with the generator held still; then fresh noise moves the generator alone, towards pictures that the discriminator takes for real. Learning rates and the number of steps can be changed while it trains.',
    ports: { realLogits: 'real logits', fakeLogits: 'fake logits', metrics: 'metrics' },
    params: {
      steps: { label: 'Steps', help: 'Training ends after so many steps; raise it to go on.' },
      batch: { label: 'Batch size', help: 'Real examples, and as many fake ones, in each step.' },
      loss: {
        label: 'Loss',
        help: 'Non-saturating: the classic. Least squares and hinge: gentler gradients. WGAN-GP: a critic with a gradient penalty; give it 5 discriminator steps.',
        options: { nonSaturating: 'Non-saturating', leastSquares: 'Least squares', hinge: 'Hinge', wassersteinPenalty: 'WGAN-GP' },
      },
      generatorRate: { label: 'Generator learning rate', help: 'Size of the generator’s Adam steps. Acts at once.' },
      discriminatorRate: { label: 'Discriminator learning rate', help: 'Size of the discriminator’s Adam steps. Acts at once.' },
      beta1: { label: 'Adam β₁', help: 'Memory of the gradient’s direction. 0.5 is usual for GANs, 0 for WGAN-GP.' },
      beta2: { label: 'Adam β₂', help: 'Memory of the gradient’s size. 0.9 is usual for WGAN-GP.' },
      realTarget: { label: 'Label of real', help: '0.9 in place of 1 keeps the discriminator from being too sure (one-sided label smoothing).' },
      discriminatorSteps: { label: 'Discriminator updates', help: 'Updates of the discriminator for each update of the generator.' },
      gradientPenalty: { label: 'Gradient penalty', help: 'Weight of the penalty of WGAN-GP; other losses do not use it.' },
      seed: { label: 'Seed', help: 'Fixes the noise and the order of the data while training.' },
      checkpoint: { label: 'Weights', help: 'The checkpoint that the networks start from.' },
    },
  },
  'vae-trainer': {
    title: 'VAE Trainer',
    summary: 'Trains encoder and decoder together',
    keywords: 'train variational autoencoder elbo kl reconstruction adam',
    help: 'Each step moves encoder and decoder at once. The loss has two parts: how far the decoder’s pictures are from the target, summed over the pixels, and how far the latents are from a standard normal (the KL divergence), so that new pictures can be drawn from noise.',
    ports: { target: 'target', logits: 'logits', mean: 'mean', logVariance: 'log-variance', metrics: 'metrics' },
    params: {
      steps: { label: 'Steps', help: 'Training ends after so many steps; raise it to go on.' },
      batch: { label: 'Batch size', help: 'Pictures in each step.' },
      loss: {
        label: 'Reconstruction',
        help: 'Cross entropy: each pixel is a probability; the classic for digits. Squared error: each pixel is a brightness.',
        options: { crossEntropy: 'Cross entropy', squaredError: 'Squared error' },
      },
      beta: { label: 'β', help: 'Weight of the KL divergence. 1 is the VAE; more makes latents tidier and pictures blurrier.' },
      warmUp: { label: 'Warm-up steps', help: 'β rises from 0 over so many steps, so that the decoder learns to read the latents first.' },
      learningRate: { label: 'Learning rate', help: 'Size of Adam’s steps. Acts at once.' },
      beta1: { label: 'Adam β₁', help: 'Memory of the gradient’s direction.' },
      beta2: { label: 'Adam β₂', help: 'Memory of the gradient’s size.' },
      seed: { label: 'Seed', help: 'Fixes the noise and the order of the data while training.' },
      checkpoint: { label: 'Weights', help: 'The checkpoint that the networks start from.' },
    },
  },
  'image-output': {
    title: 'Image Output',
    summary: 'Shows pictures as a grid',
    keywords: 'show view samples grid preview caption',
    help: 'Shows the pictures that arrive. While a network behind it learns, the grid is redrawn from the same noise, so that one can watch. Pictures on “beside” stand at the right of each: the original beside its reconstruction. Texts on “captions” stand below the pictures, in turn.',
    ports: { images: 'images', beside: 'beside', captions: 'captions' },
    params: {
      range: { label: 'Pixel range', help: 'What is black and what is white.', options: { auto: 'Automatic', zeroToOne: '0 to 1', minusOneToOne: '-1 to 1' } },
    },
  },
  'loss-chart': {
    title: 'Loss Chart',
    summary: 'Draws a trainer’s curves',
    keywords: 'plot graph curve metrics score',
    help: 'Draws what a trainer measures: its losses, and for a GAN the mean scores that the discriminator gives to real and to fake pictures.',
    ports: { metrics: 'metrics' },
    params: {
      logScale: { label: 'Log scale', help: 'Draws the vertical axis logarithmically.' },
      smoothing: { label: 'Smoothing', help: 'Weight of the past in the bold line.' },
    },
  },

  ...drawingNodes,

  ...analysisNodes,

  ...textNodes,

  templateGroups: { images: 'Images', text: 'Text' },
  templates: {
    gan: { title: 'Dense GAN on digits', summary: 'Noise becomes handwritten digits: generator and discriminator learn against each other.' },
    dcgan: { title: 'DCGAN on digits', summary: 'The GAN with convolutions: slower steps, smoother strokes.' },
    'conditional-gan': { title: 'Conditional GAN on digits', summary: 'Choose the digit: both networks are told the class that the picture shall show.' },
    'wgan-gp': { title: 'WGAN-GP on digits', summary: 'A critic with a gradient penalty judges: losses that mean something, and no collapse.' },
    vae: { title: 'VAE on digits', summary: 'Every digit becomes a point in the plane, and every point a digit.' },
    'latent-explorer': { title: 'Latent explorer', summary: 'Watch a VAE lay out its plane of digits, then steer and walk through it.' },
    'conv-vae': { title: 'Convolutional VAE on digits', summary: 'The VAE with convolutions: slower steps, clearer digits from the same plane.' },
    'drawn-vae': { title: 'VAE drawn from layers', summary: 'Double-click the encoder or the decoder: branches, a skip and a residual block, as in the textbook.' },
    'conditional-vae': { title: 'Conditional VAE on digits', summary: 'The class is told, so the code keeps the handwriting: one style, all ten digits.' },
    'text-to-image': { title: 'Text to image', summary: 'Write what you want to see: captions teach a decoder to draw digits by their description.' },
    ...textTemplates,
  },

  layers,
};
