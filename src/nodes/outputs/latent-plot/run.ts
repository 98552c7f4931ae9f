/** Latent Plot shows two of the numbers of every latent that arrives. */
import type { PreviewFunction } from '../../../runtime/graph/preview';

export const preview: PreviewFunction = ({ latent, labels }, { across, up }) => {
  if (!latent) return null;
  const [count = 0, dim = 1] = latent.shape;
  const column = (axis: number) => Float32Array.from({ length: count }, (_, row) => (axis <= dim ? latent.data[row * dim + axis - 1]! : 0));
  const classes = Int32Array.from({ length: count }, (_, row) => labels?.data[row] ?? -1);
  return { kind: 'points', x: column(Number(across)), y: column(Number(up)), classes };
};
