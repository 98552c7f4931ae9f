/** Words of layers, in lists and as nodes of a drawing, and of the ends of a drawing. */
interface LayerWords<Params> {
  title: string;
  help: string;
  keywords: string;
  params: Params;
  /** Inputs after the first. */
  ports?: Record<string, string>;
}

const layer = <Params>({ title, help, keywords, params, ports }: LayerWords<Params>) => ({
  title, summary: help, help, keywords, params, ports: { input: 'input', ...ports, output: 'output' },
});

const convolution = {
  filters: { label: 'Filters', help: 'Number of filters, and so of channels afterwards.' },
  kernel: { label: 'Kernel', help: 'Height and width of a filter, in pixels.' },
  stride: { label: 'Stride', help: 'Pixels from one place to the next.' },
  padding: { label: 'Padding', help: 'Same: zeros around the picture, so that its edges count. Valid: only whole windows.', options: { same: 'Same', valid: 'Valid' } },
};

const poolWindow = { size: { label: 'Window', help: 'Height and width of a window, in pixels.' } };

const branches = { second: 'second', third: 'third', fourth: 'fourth' };

export const layers = {
  dense: layer({ title: 'Dense', keywords: 'linear fully connected', help: 'Every output sees every input.', params: { units: { label: 'Units', help: 'Number of outputs.' } } }),
  batchNorm: layer({ title: 'BatchNorm', keywords: 'normalization', help: 'Centres and scales each feature over the batch.', params: { momentum: { label: 'Momentum', help: 'Memory of the moving averages that are used outside training.' } } }),
  dropout: layer({ title: 'Dropout', keywords: 'regularization', help: 'Switches off random inputs while training.', params: { rate: { label: 'Rate', help: 'Share of inputs that are switched off.' } } }),
  relu: layer({ title: 'ReLU', keywords: 'activation rectifier', help: 'Negative numbers become 0.', params: {} }),
  leakyRelu: layer({ title: 'LeakyReLU', keywords: 'activation rectifier', help: 'Negative numbers are scaled down.', params: { slope: { label: 'Slope', help: 'Factor for negative numbers.' } } }),
  tanh: layer({ title: 'tanh', keywords: 'activation', help: 'Squeezes into -1 to 1.', params: {} }),
  sigmoid: layer({ title: 'sigmoid', keywords: 'activation logistic gate', help: 'Squeezes into 0 to 1.', params: {} }),
  reshape: layer({ title: 'Reshape', keywords: 'view shape', help: 'The same numbers in another shape.', params: { shape: { label: 'Shape', help: 'Sizes with × between them, such as 28x28x1.' } } }),
  flatten: layer({ title: 'Flatten', keywords: 'vector row', help: 'All numbers in one row.', params: {} }),
  conv2d: layer({ title: 'Conv2D', keywords: 'convolution filter', help: 'The same small filter at every place of a picture.', params: convolution }),
  convTranspose2d: layer({ title: 'ConvTranspose2D', keywords: 'deconvolution upsampling', help: 'Conv2D the other way round: a stride of 2 makes pictures twice as large.', params: convolution }),
  upsample2d: layer({ title: 'Upsample2D', keywords: 'nearest resize', help: 'Larger pictures: every pixel is repeated.', params: { factor: { label: 'Factor', help: 'How many times as high and as wide.' } } }),
  avgPool2d: layer({ title: 'AvgPool2D', keywords: 'average pooling downsampling', help: 'Smaller pictures: the mean of each window.', params: poolWindow }),
  maxPool2d: layer({ title: 'MaxPool2D', keywords: 'maximum pooling downsampling', help: 'Smaller pictures: the largest number of each window.', params: poolWindow }),
  layerNorm: layer({ title: 'LayerNorm', keywords: 'normalization', help: 'Centres and scales the features of each example by themselves.', params: {} }),
  groupNorm: layer({ title: 'GroupNorm', keywords: 'normalization', help: 'Centres and scales groups of features in each example.', params: { groups: { label: 'Groups', help: 'The features are split into so many groups.' } } }),
  add: layer({ title: 'Add', keywords: 'sum skip residual merge plus', help: 'Branches added, number by number. A row of features is added at every place of a picture.', params: {}, ports: branches }),
  concatenate: layer({ title: 'Concatenate', keywords: 'join merge stack channels skip u-net', help: 'Branches side by side: their features follow one another.', params: {}, ports: branches }),
  multiply: layer({ title: 'Multiply', keywords: 'gate attention scale merge times', help: 'Branches multiplied, number by number. A row of features scales a picture’s channels.', params: {}, ports: branches }),
  condition: layer({
    title: 'Condition',
    keywords: 'label class conditional one-hot',
    help: 'What the network is told enters here: a flat row is made longer, a picture gets further channels.',
    params: {
      encoding: { label: 'Encoding', help: 'Plain: one number for each class, or the numbers as they are. Learned: a vector of its own for each class.', options: { plain: 'Plain', learned: 'Learned' } },
      classes: { label: 'Classes', help: 'How many classes the labels have.' },
      size: { label: 'Size', help: 'Length of the learned vector.' },
    },
    ports: { condition: 'condition' },
  }),
  embedding: layer({ title: 'Embedding', keywords: 'lookup table vector', help: 'A learned vector for each class or token.', params: { rows: { label: 'Rows', help: 'How many classes or tokens there are.' }, size: { label: 'Size', help: 'Length of each vector.' } } }),
  embeddingBag: layer({
    title: 'Embedding Bag',
    keywords: 'words text lookup table sum',
    help: 'A learned vector for each word of a text, added up: the order of the words does not matter.',
    params: {
      rows: { label: 'Words', help: 'How many words there are; numbers beyond them count nothing.' },
      size: { label: 'Size', help: 'Length of each vector.' },
      mode: { label: 'Together', help: 'The sum of the vectors, or their mean.', options: { sum: 'Sum', mean: 'Mean' } },
    },
  }),
  residual: layer({
    title: 'Residual',
    keywords: 'skip shortcut resnet projection',
    help: 'Adds what went around the layers before it, so that these need to learn a difference only. Where these change the number of features, the skip passes through a learned matrix.',
    params: { layers: { label: 'Around', help: 'How many layers above it the skip leads around.' } },
    ports: { skip: 'skip' },
  }),
};

export const drawingNodes = {
  'network-input': {
    title: 'Network Input',
    summary: 'What arrives at the network',
    keywords: 'start entry in',
    help: 'Here the drawing begins: what is wired to the network outside comes out of it.',
    ports: { output: 'input' },
    params: {},
  },
  'network-condition': {
    title: 'Network Condition',
    summary: 'What the network is told',
    keywords: 'label class conditional',
    help: 'What is wired to the network’s “condition” outside: class labels, or a row of numbers. Wire it to a Condition layer, to an Embedding, or, if it is numbers, to any layer.',
    ports: { condition: 'condition' },
    params: {},
  },
  'network-output': {
    title: 'Network Output',
    summary: 'What the network gives',
    keywords: 'end exit out result',
    help: 'Here the drawing ends: what arrives is what the network gives outside. Layers that do not lead here are not part of the network.',
    ports: { input: 'output' },
    params: {},
  },
};
