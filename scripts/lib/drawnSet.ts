/** Examples of an endless source that are drawn once: drawing them anew for every step would take longer than learning. */
import type { ExampleSource } from '../../src/runtime/data/exampleSource';

/** The first `count` examples of a source, pictures in bytes. */
export function drawnSet(source: ExampleSource, count: number): ExampleSource {
  const area = source.element.reduce((product, size) => product * size, 1);
  const attributeCount = source.attributes.length;
  const [images, labels] = [new Uint8Array(count * area), new Int32Array(count)];
  const [attributes, captions] = [new Float32Array(count * attributeCount), new Int32Array(count * source.captionLength)];
  const one = { image: new Float32Array(area), label: new Int32Array(1), attributes: new Float32Array(attributeCount), caption: new Int32Array(source.captionLength) };
  for (let index = 0; index < count; index++) {
    source.fill(Int32Array.of(index), one.image, one.label, one.attributes, one.caption);
    for (let pixel = 0; pixel < area; pixel++) images[index * area + pixel] = Math.round(255 * one.image[pixel]!);
    labels[index] = one.label[0]!;
    attributes.set(one.attributes, index * attributeCount);
    captions.set(one.caption, index * source.captionLength);
  }
  return {
    ...source,
    size: count,
    fill(indices, outImages, outLabels, outAttributes, outCaptions) {
      for (const [row, index] of indices.entries()) {
        for (let pixel = 0; pixel < area; pixel++) outImages[row * area + pixel] = images[index * area + pixel]! / 255;
        outLabels[row] = labels[index]!;
        outAttributes?.set(attributes.subarray(index * attributeCount, (index + 1) * attributeCount), row * attributeCount);
        outCaptions?.set(captions.subarray(index * source.captionLength, (index + 1) * source.captionLength), row * source.captionLength);
      }
    },
  };
}
