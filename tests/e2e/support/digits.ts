/** What the Digit Classifier that ships with the app reads in the pictures of a grid. */
import type { Locator } from '@playwright/test';
import { runnerImport } from 'vite';
import type { classify, Reading } from './classify';

const side = 28;

/** Reads every picture of 28x28 in a grid of `columns`, row by row. */
export async function readDigits(node: Locator, columns: number): Promise<Reading[]> {
  return read(await node.getByRole('img', { name: /samples$/ }).evaluate(picturesOf, { columns, side }));
}

/** Reads the picture of 28x28 that has this caption. */
export async function readCaptioned(node: Locator, caption: string): Promise<Reading> {
  const [reading] = await read(await node.getByRole('img', { name: caption, exact: true }).first().evaluate(picturesOf, { columns: 1, side }));
  return reading!;
}

async function read(pictures: readonly number[]): Promise<Reading[]> {
  // Vite gives the source its JSON, as in scripts.
  const { module } = await runnerImport<{ classify: typeof classify }>('tests/e2e/support/classify.ts', { configFile: false });
  return module.classify(Float32Array.from(pictures));
}

/** Runs in the page: grey values in [0, 1], without the gaps of a pixel. */
function picturesOf(canvas: Element, { columns, side: length }: { columns: number; side: number }): number[] {
  const { width, height } = canvas as HTMLCanvasElement;
  const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
  const rows = Math.floor((height + 1) / (length + 1));
  return Array.from({ length: columns * rows * length * length }, (_, at) => {
    const [picture, pixel] = [Math.floor(at / length ** 2), at % length ** 2];
    const x = (picture % columns) * (length + 1) + (pixel % length);
    const y = Math.floor(picture / columns) * (length + 1) + Math.floor(pixel / length);
    return data[4 * (y * width + x)]! / 255;
  });
}
