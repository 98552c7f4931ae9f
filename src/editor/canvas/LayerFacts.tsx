/** The foot of a layer's node: how many weights it has; of the output, what the network's node adds behind it. */
import { t } from '../../messages';
import type { NodeId } from '../../runtime/graph/document';
import { ends } from '../../nodes/networks/drawing/ends';
import { useDocumentStore } from '../document/store';
import { useLayerRows } from '../params/layers/useLayerRows';
import { formatCount, layerTitle } from '../params/layers/words';

export function LayerFacts({ network, id }: { network: NodeId; id: NodeId }) {
  const { rows } = useLayerRows(network);
  const isOutput = useDocumentStore(({ shown }) => shown.nodes[id]?.type === ends.output);
  const { kind, parameters } = rows.find(({ name }) => name === id) ?? {};
  if (!kind || !parameters) return null;
  const count = formatCount(parameters);
  return <p className="node-facts">{isOutput ? t('canvas.inside.behind', { layer: layerTitle(kind), count }) : t('canvas.inside.weights', { count })}</p>;
}
