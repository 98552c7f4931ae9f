/** Words of what looks into networks and judges them: its nodes, its figures and its views. */

const axes = {
  across: { label: 'Across', help: 'Which number of the latent runs from left to right, from 1.' },
  up: { label: 'Up', help: 'Which number of the latent runs from bottom to top, from 1.' },
};

const curve = { label: 'Path', help: 'Spherical: along the sphere on which normal latents lie. Linear: straight, through its less likely inside.', options: { linear: 'Linear', spherical: 'Spherical' } };

const range = { label: 'Pixel range', help: 'What is black and what is white.', options: { auto: 'Automatic', zeroToOne: '0 to 1', minusOneToOne: '-1 to 1' } };

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
  'latent-sliders': {
    title: 'Latent Sliders',
    summary: 'One latent, set by hand',
    keywords: 'steer explore knobs control manual z',
    help: 'Gives one latent that you set with sliders. What follows from it is drawn while you drag, also while the network trains.',
    ports: { latent: 'latent' },
    params: { dim: { label: 'Dimensions', help: 'Length of the latent; that of the network behind it.' }, values: { label: 'Values', help: 'Where in the latent space to look. Most pictures lie between -2 and 2.' } },
  },
  interpolate: {
    title: 'Interpolate',
    summary: 'From one latent to another',
    keywords: 'slerp lerp between morph blend',
    help: 'Gives latents on the way from the first example of one input to the first of the other.',
    ports: { from: 'from', to: 'to', latent: 'latent' },
    params: { steps: { label: 'Steps', help: 'How many latents, both ends included.' }, curve },
  },
  'latent-walk': {
    title: 'Latent Walk',
    summary: 'A way through many latents, for a video',
    keywords: 'animation morph tour gif slerp path',
    help: 'Gives the latents of a walk from stop to stop, frame by frame: through random stops, or through the latents that arrive. Decode them and wire the pictures to a Video Output.',
    ports: { points: 'stops', latent: 'latent' },
    params: {
      dim: { label: 'Dimensions', help: 'Length of the latents, where no stops arrive.' },
      stops: { label: 'Stops', help: 'How many random stops, where none arrive.' },
      frames: { label: 'Frames', help: 'Frames from one stop to the next.' },
      curve,
      closed: { label: 'Closed', help: 'Goes back to the first stop, so that the video repeats without a jump.' },
      seed: { label: 'Seed', help: 'Fixes the random stops.' },
    },
  },
  'latent-arithmetic': {
    title: 'Latent Arithmetic',
    summary: 'Adds what sets latents apart',
    keywords: 'vector add subtract attribute direction analogy',
    help: 'Adds to each base latent the mean of one group and takes away the mean of another: base + plus - minus. So a picture gets what the first group has and the second has not.',
    ports: { base: 'base', plus: 'plus', minus: 'minus', latent: 'latent' },
    params: { strength: { label: 'Strength', help: 'How much of the difference is added.' } },
  },
  'latent-map': {
    title: 'Latent Map',
    summary: 'What a network draws all over a plane',
    keywords: 'grid manifold vae decoder latent space atlas',
    help: 'Draws the pictures of a grid of latents side by side: a map of the latent space. While the network trains, the map is redrawn. With more than two dimensions, the others are 0.',
    ports: { network: 'network', condition: 'condition' },
    params: { places: { label: 'Grid', help: 'Pictures along each side.' }, extent: { label: 'Extent', help: 'The map goes from minus this to this. 95 % of a standard normal lie within 2.' }, ...axes },
  },
  'latent-plot': {
    title: 'Latent Plot',
    summary: 'Where examples lie, coloured by class',
    keywords: 'scatter points encoder classes clusters vae',
    help: 'Draws two numbers of every latent as a point, in the colour of its class. Wire an encoder’s mean, and the labels of the dataset; more samples there make more points.',
    ports: { latent: 'latent', labels: 'labels' },
    params: axes,
  },
  'video-output': {
    title: 'Video Output',
    summary: 'Plays pictures, and keeps them as a file',
    keywords: 'gif webm mp4 movie animation export play',
    help: 'Plays the pictures that arrive one after another, and writes them as GIF, WebM or MP4. All of it happens in this browser.',
    ports: { frames: 'frames' },
    params: { framesPerSecond: { label: 'Frames per second', help: 'How fast it plays.' }, range },
  },
  'nearest-images': {
    title: 'Nearest Images',
    summary: 'Training pictures most like each sample',
    keywords: 'neighbour memorised memorized copy overfit search',
    help: 'A row for each sample: the sample, then the training pictures whose pixels are nearest to it. A sample that equals its neighbour was learned by heart.',
    ports: { samples: 'samples', real: 'real' },
    params: {
      shown: { label: 'Rows', help: 'For how many samples.' },
      neighbours: { label: 'Neighbours', help: 'How many pictures beside each sample.' },
      searched: { label: 'Searched', help: 'Among how many training pictures.' },
    },
  },
};

export const analysis = {
  vector: { part: '{{label}}, number {{position}}', reset: 'All to 0' },
  points: { label: '{{count}} points', classes: 'Classes', empty: 'Run to see where the examples lie.' },
  video: {
    label: 'Video of {{count}} frames',
    empty: 'Run to see the frames.',
    play: 'Play',
    pause: 'Pause',
    frame: 'Frame',
    save: 'Save as',
    formats: { gif: 'GIF', webm: 'WebM', mp4: 'MP4' },
    writing: 'Writing the file',
    cancel: 'Cancel',
    refused: 'This browser has no encoder for {{format}}.',
    failed: 'The video could not be written',
  },
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
