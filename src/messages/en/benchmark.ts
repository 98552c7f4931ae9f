/** Words of the benchmark. */

export const benchmark = {
  title: 'Benchmark',
  about:
    'How long one training step of the dense GAN takes on this machine, batch {{batch}}: as the editor compiles it, on WebGPU also with 16-bit numbers, and the same networks written with tf.layers on the same device. Shorter is faster. Let nothing else run meanwhile; it takes a minute or two.',
  start: 'Start',
  again: 'Run again',
  cancel: 'Cancel',
  close: 'Close',
  progress: 'Progress of the benchmark',
  loading: 'Loading for {{device}}…',
  measuring: 'Measuring on {{device}}…',
  cancelled: 'Cancelled.',
  chart: 'Time of a training step by device',
  subjects: { ours: 'Latentloom', ours_half: 'Latentloom, 16-bit', tfjs: 'tf.layers' },
  time: '{{median}} ms',
  spread: 'half of the turns took {{low}} to {{high}} ms',
  ratio: '{{ratio}} times as fast',
  unavailable: 'not available here',
};
