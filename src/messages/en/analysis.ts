/** Words of what looks into networks and judges them: its nodes, its figures and its views. */

export const analysisNodes = {
  quality: {
    title: 'Quality',
    summary: 'Judges samples against real pictures',
    keywords: 'kid fid frechet kernel distance precision recall memorised memorized diversity elbo evaluate metrics score',
    help: 'Draws many samples and as many real pictures that no network has learned from, and says how far they are apart. Wire the samples, and the dataset that the network learned from; of a VAE, wire the trainer’s metrics for its evidence lower bound. Distances are measured on the features of the Digit Classifier that comes with the app, so they mean something for digits and compare with nothing measured elsewhere. While a network trains, this node waits until it rests.',
    ports: { samples: 'samples', real: 'real', metrics: 'metrics' },
    params: {
      examples: { label: 'Samples', help: 'How many samples, and as many real pictures. More take longer and are surer. Compare only figures of the same number.' },
      seed: { label: 'Seed', help: 'Fixes which subsets the kernel distance is measured on.' },
    },
  },
};

export const analysis = {
  quality: {
    label: 'Figures of quality',
    empty: 'Run to judge the samples.',
    figure: 'Figure',
    samples: 'Samples',
    real: 'Real',
    realHelp: 'The same measurement of real pictures in place of the samples: what cannot be bettered.',
    drawing: 'Drawing samples…',
    note: '{{count}} samples against as many held-out pictures, as the Digit Classifier sees them.',
    noteHeldOut: 'On held-out pictures.',
    progress: 'Judging',
    figures: {
      kernelDistance: { title: 'Kernel distance', help: 'Distance between the distributions of samples and held-out pictures: unbiased, polynomial kernel, mean and deviation over 10 subsets. 0 is perfect; it may fall a little below.' },
      frechetDistance: { title: 'Fréchet distance', help: 'Distance between the normal distributions that fit the features of samples and of held-out pictures. On the Digit Classifier’s features, so it is not the FID of papers. The column of real pictures is its floor.' },
      precision: { title: 'Precision', help: 'Share of samples that lie among real pictures: do the samples look real?' },
      recall: { title: 'Recall', help: 'Share of real pictures that lie among the samples: do the samples show all that there is?' },
      coverage: { title: 'Classes shown', help: 'Classes with at least a tenth of their even share among the samples, out of 10.' },
      entropy: { title: 'Evenness of classes', help: 'Entropy of the classes of the samples. 3.32 bits where all ten come equally often.' },
      confidence: { title: 'Legibility', help: 'How sure the Digit Classifier is of the class that it reads, on average.' },
      diversity: { title: 'Diversity', help: 'Mean distance between two samples. Less than that of real pictures: the samples are too much alike.' },
      memorised: { title: 'Memorised', help: 'Share of samples nearer to a training picture than 99 % of held-out pictures are. 1 % is chance; much more means that training pictures are repeated.' },
      elbo: { title: 'ELBO', help: 'Evidence lower bound of held-out pictures: how probable the VAE finds them at least. Ten codes are drawn for each. Higher is better.' },
      reconstruction: { title: 'Reconstruction', help: 'The first part of the bound: error of the rebuilt held-out pictures.' },
      kl: { title: 'KL divergence', help: 'The second part: what the codes say of each picture.' },
      activeUnits: { title: 'Active dimensions', help: 'Latent dimensions whose mean varies over the pictures by more than 0.01; the others say nothing.' },
    },
    units: { percent: '{{value}} %', nats: '{{value}} nats', bits: '{{value}} bits', of10: '{{value}} of 10', plain: '{{value}}', spread: '{{value}} ± {{spread}}' },
  },
};
