/** Nearest Images searches the training pictures by the distance of their pixels: a row for each sample, the sample first. */
import { type Problem, error, isProblem } from '../../../runtime/graph/problems';
import { type Rows, nearestTo, rowsOf } from '../../../runtime/quality/rows';
import type { RunContext, RunFunction } from '../../define';
import { picturePreview } from '../../pictures';
import { sizeOf } from '../../../runtime/tensor/shapes';

export const run: RunFunction = async (context) => {
  const { params, inputs, pause, show } = context;
  const { samples } = inputs;
  if (samples?.kind !== 'tensor') return {};
  const element = samples.shape.slice(1);
  const width = sizeOf(element);
  const data = await searched(context, width);
  if (isProblem(data)) return data;
  const given = rowsOf(samples.data as Float32Array, width);
  const [shown, neighbours] = [Math.min(given.count, Number(params.shown)), Math.min(data.count, Number(params.neighbours))];
  const pictures = new Float32Array(shown * (neighbours + 1) * width);
  const put = (place: number, from: Rows, row: number) => pictures.set(from.data.subarray(row * width, (row + 1) * width), place * width);
  for (let sample = 0; sample < shown; sample++) {
    await pause();
    const start = sample * (neighbours + 1);
    put(start, given, sample);
    for (const [place, { index }] of nearestTo(given, sample, data, neighbours).entries()) put(start + place + 1, data, index);
  }
  const preview = picturePreview({ shape: [shown * (neighbours + 1), ...element], data: pictures }, 'auto');
  if (preview) show({ ...preview, columns: neighbours + 1 });
  return {};
};

async function searched({ params, draw }: RunContext, width: number): Promise<Rows | Problem> {
  const drawn = await draw({ examples: Number(params.searched), part: 'train', outputs: (_builder, arriving) => ({ real: arriving('real') }) });
  if (isProblem(drawn)) return drawn;
  return drawn.real ? rowsOf(drawn.real.data as Float32Array, width) : error('quality-not-drawn', { port: 'real' });
}
