/** The foot of a layer's node: how many weights it has. */
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import { useLayerRows } from '../params/layers/useLayerRows';
import { formatCount } from '../params/layers/words';

export function LayerFacts({ network, id }: { network: NodeId; id: NodeId }) {
  const { rows } = useLayerRows(network);
  const count = rows.find(({ name }) => name === id)?.parameters;
  return count ? <p className="node-facts">{t('canvas.inside.weights', { count: formatCount(count) })}</p> : null;
}
