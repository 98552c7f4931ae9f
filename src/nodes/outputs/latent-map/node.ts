/** Latent Map: what a network draws at every place of a plane of its latent space. */
import { isConcrete } from '../../networks/network';
import { error } from '../../../runtime/graph/problems';
import type { Value } from '../../../runtime/tensor/program';
import { defineNode } from '../../define';
import { port } from '../../ports';

export const node = defineNode({
  type: 'latent-map',
  version: 1,
  category: 'outputs',
  icon: 'Grid3x3',
  inputs: { network: { type: port.network() }, condition: { type: port.condition(), optional: true } },
  outputs: {},
  params: {
    places: { kind: 'integer', default: 15, min: 2, max: 40, primary: true },
    extent: { kind: 'number', default: 2.5, min: 0.1, max: 10, primary: true },
    across: { kind: 'integer', default: 1, min: 1, max: 4096 },
    up: { kind: 'integer', default: 2, min: 1, max: 4096 },
  },
  sink: true,
  infer({ network }, { across, up }) {
    if (network?.kind !== 'network') return { outputs: {}, problems: [] };
    const [dim, ...more] = network.in ?? [];
    const fits = more.length === 0 && (typeof dim !== 'number' || (dim >= Number(across) && dim >= Number(up)));
    const pictures = network.out === null || network.out.length === 3;
    return { outputs: {}, problems: fits && pictures ? [] : [error('latent-map-misfit', { port: 'network', values: { dim: String(dim ?? '?') } })] };
  },
  lower({ builder, params, typeOf, applyNetwork }): Record<string, Value> {
    const network = typeOf('network');
    if (network?.kind !== 'network' || !isConcrete(network.in)) return {};
    const [dim = 2] = network.in;
    const [places, extent, across, up] = [params.places, params.extent, params.across, params.up].map(Number) as [number, number, number, number];
    const at = (index: number) => extent * ((2 * index) / (places - 1) - 1);
    const grid = Array.from({ length: places * places }, (_, place) => {
      const latent = new Array<number>(dim).fill(0);
      // Rows go down, the second axis goes up.
      latent[up - 1] = -at(Math.floor(place / places));
      latent[across - 1] = at(place % places);
      return latent;
    });
    return { images: applyNetwork(builder.constant(grid.flat(), [places * places, dim]), 'network') };
  },
});
